"""English."""

from __future__ import annotations

from lotbook.documents.recall_words.shape import Answering, Paper, RecallWords
from lotbook.domain.recall_letters import LetterText
from lotbook.domain.recall_words import RecallLetterKind, RecallSeverity

WORDS = RecallWords(
    severity={
        RecallSeverity.CLASS_1: "Danger to health is likely",
        RecallSeverity.CLASS_2: "Danger to health is possible",
        RecallSeverity.CLASS_3: "Danger to health is unlikely",
        RecallSeverity.WITHDRAWAL: "Withdrawn from the trade",
    },
    exercise="This is an exercise. The goods are sound, and nothing has to be stopped; please answer as if it were "
    "real. In a real recall we would write:",
    exercise_subject="Exercise: {}",
    goods="{amount} {product}, {document} of {day}, {lots}",
    one_lot="lot {}",
    lots="lots {}",
    file="notice",
    more_goods="and {count} more; the attached notice has all",
    paper=Paper(
        notice="Recall notice",
        to_vendor="Notice of a recall",
        exercise="Recall exercise",
        to="To",
        begun="Begun",
        gravity="How grave",
        as_of="begun {}",
        columns=("What", "How much"),
        sent="What we delivered to you",
        came="What we received from you",
        dated="{product}, {document} of {day}",
        lots="Lots: {}",
        makers_lots="Your lots: {}",
        ours="{maker} (ours: {ours})",
        now="{shipped} (now {now})",
        reference="Your reference: {}",
        gtin="GTIN: {}",
        dates="Use by, or best before: {}",
        back="{} of it came back",
        back_to_vendor="Returned to you: {}",
        between="{least} to {most}",
        more="and {count} more",
        advice="Stop these goods at once and keep them apart until you hear from us.",
        asks="Please tell us what you found of each delivery: what you stopped, what you destroyed, and what you "
        "passed on to others.",
        to_write=("Stopped", "Destroyed", "Passed on"),
        contact="Questions and answers to: {}",
        answer="You can answer with a phone, without an account: scan this code, or open the address below.",
        further="More of what we delivered to you is in this recall than we told you before. This notice has all of "
        "it; please answer for it anew.",
        to_vendor_says="Goods that came from you are in a recall, or were made into goods that are. Please look into "
        "them, stop what you still have of these lots, and tell us what you find.",
        signed="Answered: name, date, signature",
        page="Page {number} of {count}",
    ),
    answering=Answering(
        title="Your answer to recall {}",
        says="{company} takes back these goods that were delivered to you.",
        exercise="This is an exercise. Your goods are sound; please answer as if it were real.",
        delivery="Delivery {document} of {day}",
        went="{shipped} delivered",
        went_and_back="{shipped} delivered, {returned} of it came back",
        lots="Lots: {}",
        more="and {count} more",
        stopped="Stopped, still here",
        destroyed="Destroyed",
        passed_on="Sold or passed on",
        unknown="We do not know what became of the rest",
        untold="{much} are not told. Please say what became of them, or tick “{box}”.",
        written="We have written down: {}",
        name="Your name",
        name_about="who answers for {}",
        remark="Remark",
        optional="if there is more to say",
        send="Send answer",
        again="You answered before. A new answer takes the place of that one.",
        done="Thank you. Your answer has arrived.",
        done_about="If anything changes, open the same link and answer again.",
        missing="Please say of at least one of these goods what became of them.",
        wrong="This is no amount. Write digits, such as 12 or 1.5.",
        too_much="{left} are with you at most, and these are {given} together.",
        too_fine="This product is not divided so finely.",
        no_name="please tell who answers.",
        closed="This recall was closed on {day}. You can still tell us what you found; for anything else, please turn "
        "to {contact}.",
        ended="This link does not work",
        ended_about="It is not complete, or its time is over. Please call the sender of the letter.",
        wait="Too many links that do not work were opened from here. Please try again in {seconds} s.",
        often="This link was used very often. Please call the sender of the letter.",
    ),
    letters={
        RecallLetterKind.NOTICE: LetterText(
            "Recall {number}: please stop these goods",
            """Dear Sir or Madam,

we are taking back goods that we delivered to {partner}. Please stop them at once, keep them apart, and do not use or \
sell them.

{advice}

What this is about:
{goods}

Please tell us what you found of each delivery. It takes a minute and needs no account:
{link}

The attached notice says the same for your files.

Yours faithfully
{company}
{contact}""",
        ),
        RecallLetterKind.REMINDER: LetterText(
            "Recall {number}: we need your answer",
            """Dear Sir or Madam,

we wrote to you about goods that we are taking back, and have not heard from {partner}. Please stop them \
now if that has not been done.

{advice}

What this is about:
{goods}

Please tell us what you found, even if nothing is left. It takes a minute and needs no account:
{link}

If you answered in another way, we thank you and beg your pardon.

Yours faithfully
{company}
{contact}""",
        ),
        RecallLetterKind.VENDOR: LetterText(
            "Recall {number}: goods that came from you",
            """Dear Sir or Madam,

goods that we received from {partner} are in our recall {number}, or were made into goods that are:
{goods}

Please look into these lots, stop what you still have of them, and tell us what you find: whom else they may have \
reached, and what may be the cause.

The attached notice says the same for your files.

Yours faithfully
{company}
{contact}""",
        ),
    },
)
