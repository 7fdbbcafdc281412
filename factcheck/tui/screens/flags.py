"""The screen of one draft: queue, article, detail, and moving about in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.timer import Timer

from factcheck.display import display_safe
from factcheck.draft import Draft, Span
from factcheck.review.session import Session
from factcheck.review.standing import View
from factcheck.tui.asking import AskingScreen
from factcheck.tui.describe import describe_flag, moment, summarise
from factcheck.tui.desk import Case, Desk
from factcheck.tui.lineup import Lineup
from factcheck.tui.paragraphs import Paragraph, paragraph
from factcheck.tui.widgets.article import ArticleView
from factcheck.tui.widgets.footer import KeyLine
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


class FlagScreen(AskingScreen):
    """Shows a draft's flags. ``lineup`` knows the current one, ``evidence`` is the place of its current evidence."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (15, "-short"), (34, "-tall")]  # noqa: RUF012
    AUTO_FOCUS = "#queue"

    def __init__(self, desk: Desk, case: Case) -> None:
        super().__init__()
        self.desk = desk
        self.case = case
        self.lineup = Lineup()
        self.evidence = 0
        self.elsewhere = False
        self.changed_on_disk = False
        self._ready = False
        self._message = ""
        self._silence: Timer | None = None
        self._draft: Draft | None = None

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
        yield KeyLine()

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
        return self.lineup.view

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
        if session is not None and session.flags is not self.lineup.views:
            self.lineup.take(session.flags, final=not session.needs_lint)
            self.article.show_flags(session.flags)
            self.show_queue()
        elif self.view is None:
            self.show_current()
        self.show_status()

    def refilter(self) -> None:
        """The filter has changed: show what it lets through."""
        self.lineup.refilter()
        self.show_queue()

    def show_queue(self) -> None:
        """Show the queue anew, and the current flag."""
        if self.session is not None:
            lineup = self.lineup
            self.queue.show(self.session.draft, lineup.views, lineup.shown, lineup.skipped)
            self.evidence, self.elsewhere = 0, False
            self.show_current()
            self.show_status()

    def update_flags(self, ids: list[str]) -> None:
        """Some flags changed: show them anew."""
        session, lineup = self.session, self.lineup
        if session is None or session.flags is not lineup.views:
            self.case_changed(self.case)
            self.show_current()
            return
        places = lineup.places(ids)
        if lineup.update(places):
            self.queue.show(session.draft, lineup.views, lineup.shown, lineup.skipped)
        self.queue.repaint(places)
        self.article.repaint(places)
        self.show_status()

    def show_current(self) -> None:
        """Bring the current flag into view in all three panes."""
        view, lineup = self.view, self.lineup
        row = lineup.row
        self.queue.border_title = f"Flags {0 if row is None else row + 1} of {len(lineup.shown)}"
        if view is None:
            self.article.focus_flag(None)
            self.detail.show(self._nothing())
            return
        if row is not None:
            self.queue.move_cursor(row, tell=False)
        others = [each.span for each in view.flag.evidence if each.span is not None]
        self.article.focus_flag(view.flag.span, others, look_at=self._other_span() if self.elsewhere else None)
        assert self.session
        self.detail.show(
            describe_flag(
                self.session.draft,
                view,
                place=((lineup.place or 0) + 1, len(lineup.views)),
                evidence=self.evidence,
                check=self.desk.check_of(view.flag.rule),
                room=self.detail.row_width if self.detail.size.height < ROOMY else 0,
            )
        )

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
        if session is None or (session.needs_lint and not self.lineup.views):
            return [paragraph("", "The draft is being checked. The article can be read meanwhile.")]
        if self.lineup.views:
            return [
                paragraph("", ("No flag passes the filter", "strong")),
                paragraph("", f"{self.lineup.filter}; / changes it, Esc takes it away"),
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
            filter_=str(self.lineup.filter),
            saved=saved,
            changed=self.changed_on_disk,
        )

    def go_to_flag(self, flag_id: str | None) -> None:
        """Make a flag the current one."""
        if flag_id is not None and flag_id in self.lineup:
            self.lineup.current, self.evidence, self.elsewhere = flag_id, 0, False
            self.show_current()

    @on(RowList.Moved, "#queue")
    def _queue_moved(self, event: RowList.Moved) -> None:
        self.go_to_flag(self.lineup.at_row(event.number))

    @on(RowList.Chosen, "#queue")
    def _queue_chosen(self) -> None:
        self.article.focus()

    @on(ArticleView.Clicked, "#article")
    def _article_clicked(self, event: ArticleView.Clicked) -> None:
        if event.number < len(self.lineup.views):
            self.go_to_flag(self.lineup.views[event.number].id)

    def action_go(self, by: int) -> None:
        """Move on by a number of flags."""
        self.go_to_flag(self.lineup.step(by))

    def action_go_to(self, number: int) -> None:
        """Move to a flag of the queue; -1 is the last."""
        self.go_to_flag(self.lineup.at_row(number))

    def action_go_open(self, step: int) -> None:
        """Move to the next flag that waits for a decision, skipped ones included, round the end."""
        found = self.lineup.next_open(step=step)
        if found is None:
            self.say("no flag in view waits for a decision")
        self.go_to_flag(found)

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
