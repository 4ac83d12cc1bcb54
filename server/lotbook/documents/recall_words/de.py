"""German."""

from __future__ import annotations

from lotbook.documents.recall_words.shape import Answering, Paper, RecallWords
from lotbook.domain.recall_letters import LetterText
from lotbook.domain.recall_words import RecallLetterKind, RecallSeverity

WORDS = RecallWords(
    severity={
        RecallSeverity.CLASS_1: "Gesundheitsgefahr ist wahrscheinlich",
        RecallSeverity.CLASS_2: "Gesundheitsgefahr ist möglich",
        RecallSeverity.CLASS_3: "Gesundheitsgefahr ist unwahrscheinlich",
        RecallSeverity.WITHDRAWAL: "Aus dem Handel genommen",
    },
    exercise="Dies ist eine Übung. Die Ware ist in Ordnung, nichts muss gesperrt werden; bitte antworten Sie wie im "
    "Ernstfall. Dann würden wir schreiben:",
    exercise_subject="Übung: {}",
    goods="{amount} {product}, {document} vom {day}, {lots}",
    one_lot="Charge {}",
    lots="Chargen {}",
    file="Mitteilung",
    more_goods="und noch {count}; alles steht in der beigefügten Mitteilung",
    paper=Paper(
        notice="Rückrufmitteilung",
        to_vendor="Mitteilung über einen Rückruf",
        exercise="Rückrufübung",
        to="An",
        begun="Begonnen",
        gravity="Wie ernst",
        as_of="begonnen am {}",
        columns=("Was", "Wie viel"),
        sent="Was wir Ihnen geliefert haben",
        came="Was wir von Ihnen erhalten haben",
        dated="{product}, {document} vom {day}",
        lots="Chargen: {}",
        makers_lots="Ihre Chargen: {}",
        ours="{maker} (unsere: {ours})",
        now="{shipped} (jetzt {now})",
        reference="Ihr Zeichen: {}",
        gtin="GTIN: {}",
        dates="Zu verbrauchen bis, oder mindestens haltbar bis: {}",
        back="davon zurück: {}",
        back_to_vendor="An Sie zurückgegangen: {}",
        between="{least} bis {most}",
        more="und noch {count}",
        advice="Sperren Sie diese Ware sofort und bewahren Sie sie getrennt auf, bis Sie von uns hören.",
        asks="Bitte teilen Sie uns zu jeder Lieferung mit, was Sie gefunden haben: was Sie gesperrt, was Sie "
        "vernichtet und was Sie weitergegeben haben.",
        to_write=("Gesperrt", "Vernichtet", "Weitergegeben"),
        contact="Fragen und Antworten an: {}",
        answer="Sie können mit dem Telefon antworten, ohne Konto: Scannen Sie diesen Code oder öffnen Sie die Adresse "
        "darunter.",
        further="Vom Rückruf ist mehr von unserer Lieferung an Sie betroffen, als wir Ihnen bisher mitgeteilt haben. "
        "Diese Mitteilung nennt alles; bitte antworten Sie dazu neu.",
        to_vendor_says="Ware, die von Ihnen kam, ist Gegenstand eines Rückrufs oder wurde zu solcher Ware verarbeitet. "
        "Bitte prüfen Sie sie, sperren Sie, was Sie von diesen Chargen noch haben, und teilen Sie uns mit, was Sie "
        "finden.",
        signed="Beantwortet: Name, Datum, Unterschrift",
        page="Seite {number} von {count}",
    ),
    answering=Answering(
        title="Ihre Antwort zum Rückruf {}",
        says="{company} ruft diese Ware zurück, die an Sie geliefert wurde.",
        exercise="Dies ist eine Übung. Ihre Ware ist in Ordnung; bitte antworten Sie wie im Ernstfall.",
        delivery="Lieferung {document} vom {day}",
        went="{shipped} geliefert",
        went_and_back="{shipped} geliefert, davon zurück: {returned}",
        lots="Chargen: {}",
        more="und noch {count}",
        stopped="Gesperrt, noch hier",
        destroyed="Vernichtet",
        passed_on="Verkauft oder weitergegeben",
        unknown="Was aus dem Rest wurde, wissen wir nicht",
        untold="Noch offen: {much}. Bitte sagen Sie, was daraus wurde, oder kreuzen Sie an: „{box}“.",
        written="Bei uns ist notiert: {}",
        name="Ihr Name",
        name_about="wer für {} antwortet",
        remark="Bemerkung",
        optional="falls noch etwas zu sagen ist",
        send="Antwort senden",
        again="Sie haben schon geantwortet. Eine neue Antwort tritt an die Stelle der alten.",
        done="Vielen Dank. Ihre Antwort ist angekommen.",
        done_about="Wenn sich etwas ändert, öffnen Sie denselben Link und antworten noch einmal.",
        missing="Bitte sagen Sie von mindestens einer dieser Waren, was daraus wurde.",
        wrong="Das ist keine Menge. Schreiben Sie Ziffern, wie 12 oder 1,5.",
        too_much="Bei Ihnen höchstens: {left}; angegeben: {given}.",
        too_fine="So fein wird diese Ware nicht geteilt.",
        no_name="bitte sagen Sie, wer antwortet.",
        closed="Dieser Rückruf wurde am {day} abgeschlossen. Was Sie gefunden haben, können Sie uns weiterhin "
        "mitteilen; wenden Sie sich sonst bitte an {contact}.",
        ended="Dieser Link führt nicht weiter",
        ended_about="Er ist nicht vollständig, oder seine Zeit ist abgelaufen. Bitte rufen Sie den Absender des "
        "Schreibens an.",
        wait="Von hier wurden zu viele falsche Links geöffnet. Bitte versuchen Sie es in {seconds} s noch einmal.",
        often="Dieser Link wurde sehr oft benutzt. Bitte rufen Sie den Absender des Schreibens an.",
    ),
    letters={
        RecallLetterKind.NOTICE: LetterText(
            "Rückruf {number}: bitte sperren Sie diese Ware",
            """Sehr geehrte Damen und Herren,

wir rufen Ware zurück, die wir an {partner} geliefert haben. Bitte sperren Sie sie sofort, bewahren Sie sie getrennt \
auf, und verwenden oder verkaufen Sie sie nicht.

{advice}

Darum geht es:
{goods}

Bitte teilen Sie uns zu jeder Lieferung mit, was Sie gefunden haben. Das dauert eine Minute und braucht kein Konto:
{link}

Die beigefügte Mitteilung sagt dasselbe für Ihre Akten.

Mit freundlichen Grüßen
{company}
{contact}""",
        ),
        RecallLetterKind.REMINDER: LetterText(
            "Rückruf {number}: wir brauchen Ihre Antwort",
            """Sehr geehrte Damen und Herren,

wir haben Ihnen wegen einer Ware geschrieben, die wir zurückrufen, und von {partner} noch nichts gehört. \
Bitte sperren Sie sie jetzt, falls das noch nicht geschehen ist.

{advice}

Darum geht es:
{goods}

Bitte teilen Sie uns mit, was Sie gefunden haben, auch wenn nichts mehr da ist. Das dauert eine Minute und braucht \
kein Konto:
{link}

Falls Sie auf anderem Weg geantwortet haben, danken wir Ihnen und bitten um Entschuldigung.

Mit freundlichen Grüßen
{company}
{contact}""",
        ),
        RecallLetterKind.VENDOR: LetterText(
            "Rückruf {number}: Ware von Ihnen",
            """Sehr geehrte Damen und Herren,

Ware, die wir von {partner} erhalten haben, ist Gegenstand unseres Rückrufs {number} oder wurde zu solcher Ware \
verarbeitet:
{goods}

Bitte prüfen Sie diese Chargen, sperren Sie, was Sie davon noch haben, und teilen Sie uns mit, was Sie finden: wen \
sie noch erreicht haben können, und was die Ursache sein kann.

Die beigefügte Mitteilung sagt dasselbe für Ihre Akten.

Mit freundlichen Grüßen
{company}
{contact}""",
        ),
    },
)
