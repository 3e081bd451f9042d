import Foundation
import MetaAnalysis
import Web

/// What a regression says, in sentences: what it means, and what it does not mean.
struct ModeratorWords: Sendable {
    let regression: MetaRegression
    let texts: Texts
    private let words: EffectWords

    init(_ regression: MetaRegression, _ outcome: OutcomeContent, _ texts: Texts) {
        (self.regression, self.texts) = (regression, texts)
        words = EffectWords(outcome, texts)
    }

    /// Why nobody can say; nil where somebody can.
    var refusal: String? {
        switch regression.obstacle {
        case nil: nil
        case .same: texts("evidence.moderator.refused.same")
        case .entangled: texts("evidence.moderator.refused.entangled")
        case .undefined: texts("evidence.moderator.refused.undefined")
        case .few(let needed):
            texts(
                "evidence.moderator.refused.few",
                ["needed": texts.number(needed), "told": texts.number(regression.studies.count)])
        }
    }

    /// What goes with what: « De 1964 à 1984, l’effet attendu passe de … à …. »
    func finding(_ moderator: StudyModerator) -> String? {
        if let range = regression.range(of: moderator) {
            guard let low = regression.expected(moderator, at: range.lower),
                let high = regression.expected(moderator, at: range.upper)
            else { return nil }
            return texts(
                moderator == .rung ? "evidence.moderator.slope.rung" : "evidence.moderator.slope",
                [
                    "from": value(range.lower, of: moderator), "to": value(range.upper, of: moderator),
                    "low": words.value(low.estimate), "high": words.value(high.estimate),
                ])
        }
        let told = (regression.groups(of: moderator) ?? []).compactMap { group in
            regression.expected(moderator, in: group).map { expected in
                texts(
                    "evidence.moderator.group",
                    ["group": name(of: group, moderator), "value": words.value(expected.estimate)])
            }
        }
        return told.isEmpty ? nil : texts("evidence.moderator.groups", ["groups": told.joined(separator: ", ")])
    }

    /// Whether chance suffices for it.
    func chance(_ moderator: StudyModerator) -> String? {
        guard let p = regression.test(of: moderator)?.p else { return nil }
        return texts(
            p < 0.05 ? "evidence.moderator.seldom" : "evidence.moderator.mayBeChance", ["p": texts.decimal(p, 3)])
    }

    var explained: String? {
        regression.rSquared.map { texts("evidence.moderator.explained", ["percent": texts.decimal($0, 0)]) }
    }

    /// The test of all moderators together.
    var together: String? {
        guard regression.moderators.count > 1, let test = regression.fit?.omnibus, let p = test.p else { return nil }
        let values = [
            "f": texts.decimal(test.statistic, 2), "numerator": texts.number(test.numerator),
            "denominator": test.denominator.map { texts.decimal($0, 0) } ?? "∞", "p": texts.decimal(p, 3),
        ]
        return texts("evidence.moderator.together", values)
    }

    /// « 1 200 habitants »
    func value(_ value: Double, of moderator: StudyModerator) -> String {
        switch moderator {
        case .year: "\(Int(value.rounded()))"
        case .population: texts("evidence.moderator.people", count: Int(exp2(min(40, value)).rounded()))
        case .rung: texts.number(Int(value.rounded()))
        case .design, .bias, .independence, .origin, .ending: ""
        }
    }

    func name(of group: String, _ moderator: StudyModerator) -> String {
        texts("evidence.moderator.\(moderator.rawValue).\(group)")
    }

    /// The number of a tick.
    func tick(_ value: Double, of moderator: StudyModerator) -> String {
        moderator == .population ? texts.number(Int(exp2(min(40, value)).rounded())) : "\(Int(value.rounded()))"
    }

    /// What a study says.
    func told(_ moderator: StudyModerator, by study: PooledStudy) -> String {
        if let number = moderator.number(of: study) { return tick(number, of: moderator) }
        return moderator.group(of: study).map { name(of: $0, moderator) } ?? "–"
    }
}
