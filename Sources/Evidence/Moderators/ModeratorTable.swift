import Markup
import MetaAnalysis
import Web

/// Each thing that studies say of themselves, by itself: a line each, with what goes with it or why nobody can say.
struct ModeratorTable: Sendable {
    let each: [MetaRegression]
    /// Of the page where one is looked at more closely; nil where there is none.
    let path: String?
    let outcome: OutcomeContent
    let texts: Texts

    var markup: Markup {
        section(.class("section")) {
            h2 { texts("evidence.moderators.each") }
            p { texts("evidence.moderators.each.meaning") }
            PlotTable(
                title: texts("evidence.moderators.each"),
                columns: ["moderator", "count", "found", "chance", "explained"],
                rows: each.compactMap(row), texts: texts
            ).markup
        }
    }

    private func row(_ regression: MetaRegression) -> (name: Markup, cells: [String])? {
        guard let moderator = regression.moderators.first else { return nil }
        let said = ModeratorWords(regression, outcome, texts)
        let p = regression.test(of: moderator)?.p.map { texts.decimal($0, 3) } ?? "–"
        let explained = regression.rSquared.map {
            texts("evidence.value.share", ["number": texts.decimal($0, 0)])
        }
        return (
            link(moderator),
            [
                texts.number(regression.studies.count), said.refusal ?? said.finding(moderator) ?? "–", p,
                explained ?? "–",
            ]
        )
    }

    private func link(_ moderator: StudyModerator) -> Markup {
        guard let path else { return .text(texts(moderator.textKey)) }
        return a(.href("\(path)?\(ModeratorsQuestion.query([moderator]))")) { texts(moderator.textKey) }
    }
}
