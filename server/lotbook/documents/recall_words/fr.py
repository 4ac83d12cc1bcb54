"""French."""

from __future__ import annotations

from lotbook.documents.recall_words.shape import Answering, Paper, RecallWords
from lotbook.domain.recall_letters import LetterText
from lotbook.domain.recall_words import RecallLetterKind, RecallSeverity

WORDS = RecallWords(
    severity={
        RecallSeverity.CLASS_1: "Danger probable pour la santé",
        RecallSeverity.CLASS_2: "Danger possible pour la santé",
        RecallSeverity.CLASS_3: "Danger peu probable pour la santé",
        RecallSeverity.WITHDRAWAL: "Retiré de la vente",
    },
    exercise="Ceci est un exercice. La marchandise est saine, rien n'est à bloquer ; veuillez répondre comme "
    "en cas réel. Dans ce cas, nous écririons :",
    exercise_subject="Exercice : {}",
    goods="{amount} {product}, {document} du {day}, {lots}",
    one_lot="lot {}",
    lots="lots {}",
    file="avis",
    more_goods="et {count} de plus ; l'avis ci-joint dit tout",
    paper=Paper(
        notice="Avis de rappel",
        to_vendor="Information sur un rappel",
        exercise="Exercice de rappel",
        to="À",
        begun="Début",
        gravity="Gravité",
        as_of="commencé le {}",
        columns=("Quoi", "Combien"),
        sent="Ce que nous vous avons livré",
        came="Ce que nous avons reçu de vous",
        dated="{product}, {document} du {day}",
        lots="Lots : {}",
        makers_lots="Vos lots : {}",
        ours="{maker} (le nôtre : {ours})",
        now="{shipped} (maintenant {now})",
        reference="Votre référence : {}",
        gtin="GTIN : {}",
        dates="À consommer jusqu'au, ou de préférence avant le : {}",
        back="quantité revenue : {}",
        back_to_vendor="Retour chez vous : {}",
        between="{least} à {most}",
        more="et {count} de plus",
        advice="Bloquez cette marchandise immédiatement et gardez-la à part jusqu'à nouvel avis de notre part.",
        asks="Veuillez nous indiquer pour chaque livraison ce que vous avez trouvé : ce que vous avez bloqué, détruit "
        "et cédé à d'autres.",
        to_write=("Bloqué", "Détruit", "Cédé"),
        contact="Questions et réponses à : {}",
        answer="Vous pouvez répondre par téléphone portable, sans compte : scannez ce code ou ouvrez l'adresse "
        "ci-dessous.",
        further="Le rappel concerne davantage de marchandise livrée chez vous que nous ne vous l'avions indiqué. Cet "
        "avis la mentionne en entier ; veuillez y répondre à nouveau.",
        to_vendor_says="De la marchandise venue de chez vous fait l'objet d'un rappel, ou a servi à fabriquer de la "
        "marchandise rappelée. Veuillez la contrôler, bloquer ce qu'il vous reste de ces lots et nous dire ce que vous "
        "trouvez.",
        signed="Répondu : nom, date, signature",
        page="Page {number} sur {count}",
    ),
    answering=Answering(
        title="Votre réponse au rappel {}",
        says="{company} rappelle cette marchandise qui vous a été livrée.",
        exercise="Ceci est un exercice. Votre marchandise est saine ; veuillez répondre comme en cas réel.",
        delivery="Livraison {document} du {day}",
        went="Quantité livrée : {shipped}",
        went_and_back="Quantité livrée : {shipped} ; revenue chez nous : {returned}",
        lots="Lots : {}",
        more="et {count} de plus",
        stopped="Bloqué, encore ici",
        destroyed="Détruit",
        passed_on="Vendu ou cédé",
        unknown="Nous ne savons pas ce qu'est devenu le reste",
        untold="Il manque {much}. Veuillez dire ce que cela est devenu, ou cochez « {box} ».",
        written="Nous avons noté : {}",
        name="Votre nom",
        name_about="qui répond pour {}",
        remark="Remarque",
        optional="s'il y a autre chose à dire",
        send="Envoyer la réponse",
        again="Vous avez déjà répondu. Une nouvelle réponse remplace la précédente.",
        done="Merci. Votre réponse est arrivée.",
        done_about="Si quelque chose change, ouvrez le même lien et répondez de nouveau.",
        missing="Veuillez dire d'au moins une de ces marchandises ce qu'elle est devenue.",
        wrong="Ce n'est pas une quantité. Écrivez des chiffres, comme 12 ou 1,5.",
        too_much="Vous avez au plus {left}, et cela fait {given} en tout.",
        too_fine="Cette marchandise ne se divise pas si finement.",
        no_name="veuillez dire qui répond.",
        closed="Ce rappel a été clos le {day}. Vous pouvez encore nous dire ce que vous avez trouvé ; pour toute autre "
        "question, adressez-vous à {contact}.",
        ended="Ce lien ne mène nulle part",
        ended_about="Il n'est pas complet, ou il a expiré. Veuillez appeler l'expéditeur de la lettre.",
        wait="Trop de liens faux ont été ouverts d'ici. Veuillez réessayer dans {seconds} s.",
        often="Ce lien a été utilisé très souvent. Veuillez appeler l'expéditeur de la lettre.",
    ),
    letters={
        RecallLetterKind.NOTICE: LetterText(
            "Rappel {number} : veuillez bloquer cette marchandise",
            """Madame, Monsieur,

nous rappelons de la marchandise que nous avons livrée à {partner}. Veuillez la bloquer immédiatement, la garder à \
part, et ne pas l'utiliser ni la vendre.

{advice}

Il s'agit de :
{goods}

Veuillez nous indiquer pour chaque livraison ce que vous avez trouvé. Cela prend une minute, sans compte :
{link}

L'avis ci-joint dit la même chose pour vos dossiers.

Veuillez agréer nos salutations distinguées.
{company}
{contact}""",
        ),
        RecallLetterKind.REMINDER: LetterText(
            "Rappel {number} : il nous faut votre réponse",
            """Madame, Monsieur,

nous vous avons écrit au sujet d'une marchandise que nous rappelons, et {partner} ne nous a pas \
encore répondu. Veuillez la bloquer maintenant si ce n'est pas fait.

{advice}

Il s'agit de :
{goods}

Veuillez nous indiquer ce que vous avez trouvé, même s'il ne reste rien. Cela prend une minute, sans compte :
{link}

Si vous avez répondu d'une autre manière, nous vous remercions et vous prions de nous excuser.

Veuillez agréer nos salutations distinguées.
{company}
{contact}""",
        ),
        RecallLetterKind.VENDOR: LetterText(
            "Rappel {number} : marchandise venue de chez vous",
            """Madame, Monsieur,

de la marchandise que nous avons reçue de {partner} fait l'objet de notre rappel {number}, ou a servi à fabriquer de \
la marchandise rappelée :
{goods}

Veuillez contrôler ces lots, bloquer ce qu'il vous en reste et nous dire ce que vous trouvez : qui d'autre ils ont pu \
atteindre, et quelle peut en être la cause.

L'avis ci-joint dit la même chose pour vos dossiers.

Veuillez agréer nos salutations distinguées.
{company}
{contact}""",
        ),
    },
)
