"""The screen of one draft: queue, article, detail, and moving about in them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer

from factcheck.display import display_safe
from factcheck.draft import Draft, Span
from factcheck.review.session import Session
from factcheck.review.standing import View
from factcheck.tui.describe import describe_flag, moment, summarise
from factcheck.tui.desk import Case, Desk
from factcheck.tui.paragraphs import Paragraph, paragraph
from factcheck.tui.view_filter import ViewFilter
from factcheck.tui.widgets.article import ArticleView
from factcheck.tui.widgets.queue import FlagQueue
from factcheck.tui.widgets.rows import RowList
from factcheck.tui.widgets.status import StatusLine
from factcheck.tui.widgets.text import TextPane

if TYPE_CHECKING:
    from factcheck.tui.app import ReviewApp


#: From this many rows on, the detail shows statements in full.
ROOMY = 9
#: Seconds for which something said in passing can be read.
SAID = 4.0


class FlagScreen(Screen[None]):
    """Shows a draft's flags. What the reviewer looks at is ``current`` (a flag's id) and ``evidence`` (its place)."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (15, "-short"), (34, "-tall")]  # noqa: RUF012
    AUTO_FOCUS = "#queue"

    def __init__(self, desk: Desk, case: Case) -> None:
        super().__init__()
        self.desk = desk
        self.case = case
        self.filter = ViewFilter()
        self.skipped: set[str] = set()
        self.current: str | None = None
        self.evidence = 0
        self.elsewhere = False
        self.changed_on_disk = False
        self._ready = False
        self._last_place = 0
        self._message = ""
        self._silence: Timer | None = None
        self._draft: Draft | None = None
        self._views: list[View] = []
        self._places: dict[str, int] = {}
        self._shown: list[int] = []

    def compose(self) -> ComposeResult:
        """Status line, queue, article over detail, footer."""
        yield StatusLine(id="status")
        with Container(id="panes"):
            queue = FlagQueue(id="queue")
            queue.add_class("pane")
            yield queue
            with Container(id="reading"):
                yield ArticleView(id="article", classes="pane")
                yield TextPane(id="detail", classes="pane")
        yield Footer(show_command_palette=False, compact=True)

    @property
    def workbench(self) -> ReviewApp:
        """The app, which reads and checks drafts."""
        return cast("ReviewApp", self.app)

    @property
    def session(self) -> Session | None:
        """The review of this draft, once it was read."""
        return self.case.session

    @property
    def queue(self) -> FlagQueue:
        """The queue."""
        return self.query_one("#queue", FlagQueue)

    @property
    def article(self) -> ArticleView:
        """The article."""
        return self.query_one("#article", ArticleView)

    @property
    def detail(self) -> TextPane:
        """The detail of the current flag."""
        return self.query_one("#detail", TextPane)

    @property
    def view(self) -> View | None:
        """The current flag."""
        number = self._places.get(self.current or "")
        return self._views[number] if number is not None else None

    def on_mount(self) -> None:
        """Show what there is, and have the draft checked."""
        self._ready = True
        self.article.border_title = "Article"
        self.detail.border_title = "Detail"
        self.case_changed(self.case)
        self.workbench.want(self.case)

    def case_changed(self, case: Case) -> None:
        """A draft was read or checked, or its check has come further."""
        if case is not self.case or not self._ready:
            return
        session = self.session
        if session is not None and session.draft is not self._draft:
            self._draft = session.draft
            self.article.load(session.draft)
            self.changed_on_disk = False
            for notice in session.notices:
                self.say(notice, problem=True)
        if session is not None and session.flags is not self._views:
            self.show_flags()
        elif self.current is None:
            self.show_current()
        self.show_status()

    def show_flags(self) -> None:
        """Show all flags anew: they were found, came, went or moved."""
        session = self.session
        if session is None:
            return
        place = self._last_place = self._places.get(self.current or "", self._last_place)
        self._views = session.flags
        self._places = {view.id: number for number, view in enumerate(self._views)}
        self.article.show_flags(self._views)
        if self.current not in self._places and not session.needs_lint:
            left = self._views[place : place + 1] or self._views[-1:]
            self.current = left[0].id if left else None
        self.refilter()

    def refilter(self) -> None:
        """Show the flags that the filter lets through."""
        session = self.session
        if session is None:
            return
        self._shown = [number for number, view in enumerate(self._views) if self.filter.shows(view)]
        place = self._places.get(self.current or "")
        if place is not None and place not in self._shown:
            self.current = self._views[self._nearest(place)].id if self._shown else None
        elif self.current is None and self._shown:
            self.current = self._views[self._shown[0]].id
        self.queue.show(session.draft, self._views, self._shown, self.skipped)
        self.evidence, self.elsewhere = 0, False
        self.show_current()
        self.show_status()

    def _nearest(self, number: int) -> int:
        """The shown flag at a place, or the next one, or the last."""
        return self._shown[min(bisect_left(self._shown, number), len(self._shown) - 1)]

    def update_flags(self, ids: list[str]) -> None:
        """Some flags changed: show them anew."""
        session = self.session
        if session is None or session.flags is not self._views:
            self.case_changed(self.case)
            self.show_current()
            return
        numbers = [self._places[each] for each in ids]
        leaving = {number for number in numbers if not self.filter.shows(self._views[number])}
        coming = {number for number in numbers if number not in leaving} - set(self._shown)
        if leaving & set(self._shown) or coming:
            self._shown = sorted(set(self._shown) - leaving | coming)
            self.queue.show(session.draft, self._views, self._shown, self.skipped)
        self.queue.repaint(numbers)
        self.article.repaint(numbers)
        self.show_status()

    def show_current(self) -> None:
        """Bring the current flag into view in all three panes."""
        view = self.view
        self.queue.border_title = f"Flags {self._position} of {len(self._shown)}"
        if view is None:
            self.article.focus_flag(None)
            self.detail.show(self._nothing())
            return
        number = bisect_left(self._shown, self._places[view.id])
        if number < len(self._shown) and self._shown[number] == self._places[view.id]:
            self.queue.move_cursor(number, tell=False)
        others = [each.span for each in view.flag.evidence if each.span is not None]
        self.article.focus_flag(view.flag.span, others, look_at=self._other_span() if self.elsewhere else None)
        assert self.session
        self.detail.show(
            describe_flag(
                self.session.draft,
                view,
                place=(self._places[view.id] + 1, len(self._views)),
                evidence=self.evidence,
                check=self.desk.check_of(view.flag.rule),
                room=self.detail.row_width if self.detail.size.height < ROOMY else 0,
            )
        )

    @property
    def _position(self) -> int:
        place = self._places.get(self.current or "")
        return 0 if place is None else min(len(self._shown), bisect_left(self._shown, place) + 1)

    def _other_span(self) -> Span | None:
        """Where the current evidence stands in the article."""
        view = self.view
        if view is None or not view.flag.evidence:
            return None
        return view.flag.evidence[self.evidence % len(view.flag.evidence)].span

    def _nothing(self) -> list[Paragraph]:
        """What to say where there is no flag to show."""
        session = self.session
        if self.case.problem:
            return [paragraph("", ("This draft could not be checked", "strong")), paragraph("", self.case.problem)]
        if session is None or (session.needs_lint and not self._views):
            return [paragraph("", "The draft is being checked. The article can be read meanwhile.")]
        if self._views:
            return [
                paragraph("", ("No flag passes the filter", "strong")),
                paragraph("", f"{self.filter}; / changes it"),
            ]
        rules = len(self.desk.rules)
        return [
            paragraph("", ("Nothing found", "strong")),
            paragraph("", f"{rules} rules ran."),
            *summarise(session)[1:],
        ]

    def show_status(self) -> None:
        """Refresh the status line."""
        session = self.session
        number = ""
        if len(self.desk.cases) > 1:
            number = f"{self.desk.cases.index(self.case) + 1} of {len(self.desk.cases)}: "
        events = session.journal.events if session is not None else []
        saved = moment(events[-1].at).rpartition(" ")[2] if events else ""
        self.query_one("#status", StatusLine).show(
            self.case,
            number=number,
            message=self._message,
            filter_=str(self.filter),
            saved=saved,
            changed=self.changed_on_disk,
        )

    def go_to_flag(self, flag_id: str | None) -> None:
        """Make a flag the current one."""
        if flag_id is not None and flag_id in self._places:
            self.current, self.evidence, self.elsewhere = flag_id, 0, False
            self.show_current()

    @on(RowList.Moved, "#queue")
    def _queue_moved(self, event: RowList.Moved) -> None:
        if event.number < len(self._shown):
            self.go_to_flag(self._views[self._shown[event.number]].id)

    @on(RowList.Chosen, "#queue")
    def _queue_chosen(self) -> None:
        self.article.focus()

    @on(ArticleView.Clicked, "#article")
    def _article_clicked(self, event: ArticleView.Clicked) -> None:
        if event.number < len(self._views):
            self.go_to_flag(self._views[event.number].id)

    def action_go(self, by: int) -> None:
        """Move on by a number of flags."""
        if self._shown:
            number = max(0, min(self._position - 1 + by, len(self._shown) - 1))
            self.go_to_flag(self._views[self._shown[number]].id)

    def action_go_to(self, number: int) -> None:
        """Move to a flag of the queue; -1 is the last."""
        if self._shown:
            self.go_to_flag(self._views[self._shown[number]].id)

    def action_go_open(self, step: int) -> None:
        """Move to the next flag that waits for a decision, skipped ones included, round the end."""
        found = self.next_open(step=step)
        if found is None:
            self.say("no flag in view waits for a decision")
        self.go_to_flag(found)

    def next_open(self, *, step: int = 1, skip: bool = False) -> str | None:
        """The next flag in view that waits for a decision; ``skip`` leaves out those that were skipped."""
        at = bisect_left(self._shown, self._places.get(self.current or "", 0))
        here = at < len(self._shown) and self._shown[at] == self._places.get(self.current or "")
        before, after = self._shown[:at], self._shown[at + here :]
        order = after + before if step > 0 else before[::-1] + after[::-1]
        views = (self._views[number] for number in order)
        return next((v.id for v in views if v.unsettled and not (skip and v.id in self.skipped)), None)

    def action_other(self) -> None:
        """Show the other passage in the article, or the flagged one again."""
        if self._other_span() is None:
            self.say("this flag has no other passage in the draft")
            return
        self.elsewhere = not self.elsewhere
        self.show_current()

    def action_evidence(self, step: int) -> None:
        """Go to the next or previous piece of evidence."""
        view = self.view
        if view is None or not view.flag.evidence:
            self.say("this flag has no evidence beside its own words")
            return
        self.evidence = (self.evidence + step) % len(view.flag.evidence)
        self.elsewhere = self._other_span() is not None
        self.show_current()

    def action_scroll_article(self, by: int) -> None:
        """Scroll the article by a line."""
        self.article.scroll_to(y=self.article.scroll_offset.y + by, animate=False)

    def action_page_article(self, by: int) -> None:
        """Scroll the article by a page."""
        height = max(1, self.article.scrollable_content_region.height - 1)
        self.action_scroll_article(by * height)

    def action_back(self) -> None:
        """Back to the queue."""
        self.clear_selection()
        self.queue.focus()

    def say(self, message: str, *, problem: bool = False) -> None:
        """Tell the reviewer something in passing, in the status line; a problem stands out and stays longer."""
        if problem:
            self.notify(display_safe(message), severity="error", markup=False)
            return
        self._message = message
        self.show_status()
        if self._silence is not None:
            self._silence.stop()
        self._silence = self.set_timer(SAID, self._fall_silent)

    def _fall_silent(self) -> None:
        self._message = ""
        self.show_status()
