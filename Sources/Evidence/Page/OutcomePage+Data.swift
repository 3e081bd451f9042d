import Commons
import Markup
import MetaAnalysis
import Replications
import Storage
import Web

/// The synthesis for programs, for spreadsheets, for R, and as a picture.
extension OutcomePage {
    static var forms: [Format] { [.json, .csv, .csvMetadata, .svg] }

    var thingRevision: Int? { isEarlier ? nil : thing.revision }

    /// A number with where it lies, on the scale on which studies are pooled and as it is read.
    private struct Told: Encodable {
        let estimate: Double?
        let lower: Double?
        let upper: Double?
        let shown: [Double?]

        init(_ measure: EffectMeasure, _ estimate: Double?, _ interval: Interval?) {
            self.estimate = estimate
            (lower, upper) = (interval?.lower, interval?.upper)
            shown = [estimate, lower, upper].map { $0.map(measure.shown) }
        }
    }

    private enum CodingKeys: CodingKey {
        case thing, practice, question, measure, direction, unit, version, versionAt, level, studies, notPooled, isCut,
            method, next, mean, tauSquared, iSquared, helpedShare, spread, refusal, withoutEach, groups, smallStudies
    }

    private struct Without: Encodable {
        let study: Thing.ID
        let isStriking: Bool
        let mean: Told
        let next: Told
    }

    private struct Group: Encodable {
        let by: String
        let group: String
        let studies: Int
        let mean: Told
    }

    private struct Small: Encodable {
        let eggerP: Double?
        let missing: Int
        let filled: Told
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(thing, forKey: .thing)
        try container.encode(practice, forKey: .practice)
        try container.encode(content.question, forKey: .question)
        try container.encode(content.measure, forKey: .measure)
        try container.encode(content.direction, forKey: .direction)
        try container.encode(content.unit, forKey: .unit)
        try container.encode(version, forKey: .version)
        try container.encodeIfPresent(versionAt, forKey: .versionAt)
        try container.encode(level, forKey: .level)
        try container.encode(synthesis.studies, forKey: .studies)
        try container.encode(synthesis.left, forKey: .notPooled)
        try container.encode(isCut, forKey: .isCut)
        try container.encode("REML, Knapp-Hartung with guard; prediction t(k-2)", forKey: .method)
        try encodeResult(in: &container)
    }

    private func encodeResult(in container: inout KeyedEncodingContainer<CodingKeys>) throws {
        let measure = content.measure
        let mean = synthesis.mean
        if let next = synthesis.next { try container.encode(Told(measure, nil, next), forKey: .next) }
        if let mean { try container.encode(Told(measure, mean.estimate, mean.interval), forKey: .mean) }
        try container.encodeIfPresent(synthesis.fit?.tauSquared?.value, forKey: .tauSquared)
        try container.encodeIfPresent(synthesis.fit?.heterogeneity?.iSquared, forKey: .iSquared)
        try container.encodeIfPresent(synthesis.helpedShare, forKey: .helpedShare)
        try container.encodeIfPresent(synthesis.spread, forKey: .spread)
        try container.encodeIfPresent(synthesis.refusal?.textKey, forKey: .refusal)
        let without = checks.without.map { line in
            Without(
                study: line.study.id, isStriking: line.isStriking,
                mean: Told(measure, line.estimate, line.interval), next: Told(measure, nil, line.next))
        }
        try container.encode(without, forKey: .withoutEach)
        let groups = checks.groupings.flatMap { grouping in
            grouping.groups.map { group in
                Group(
                    by: grouping.name, group: group.key, studies: group.count,
                    mean: Told(measure, group.estimate, group.interval))
            }
        }
        try container.encode(groups, forKey: .groups)
        let small = checks.small.map { Small(eggerP: $0.p, missing: $0.missing, filled: Told(measure, $0.filled, nil)) }
        try container.encodeIfPresent(small, forKey: .smallStudies)
    }

    /// A line a study, its columns named as metafor names them.
    func dataTable(_ screen: Screen) -> DataTable {
        let numbers = StudyNumbers.columns.filter { !["yi", "sei"].contains($0) }
        let columns =
            ["study", "url", "place", "date", "design", "rung", "state", "elsewhere", "fictional"].map {
                DataTable.Column($0)
            }
            + ["yi", "vi", "sei", "weight"].map { DataTable.Column($0, "decimal") }
            + numbers.map { DataTable.Column($0, "decimal") }
        let weights = synthesis.fit?.weights ?? synthesis.studies.map { _ in 0 }
        let pooled = zip(synthesis.studies, weights).map { row($0, $1, numbers, screen) }
        return DataTable(columns: columns, rows: pooled + synthesis.left.map { row($0, nil, numbers, screen) })
    }

    private func row(_ study: PooledStudy, _ weight: Double?, _ numbers: [String], _ screen: Screen) -> [String] {
        let content = study.content
        let told = [
            study.path == nil ? study.id.rawValue : study.title, study.path.map { screen.absolute($0) } ?? "",
            study.location, content.date, content.design.rawValue, "\(content.rung)",
            study.place?.state.rawValue ?? "", study.isElsewhere ? "true" : "false",
            study.isFictional ? "true" : "false",
        ]
        let effect = study.effect.map { ["\($0.estimate)", "\($0.variance)", "\($0.standardError)"] } ?? ["", "", ""]
        return told + effect + [weight.map { "\($0)" } ?? ""]
            + numbers.map { name in content.numbers.values[name].map { "\($0)" } ?? "" }
    }

    func drawing(_ screen: Screen) -> Markup {
        ForestDrawing(title: thing.title, synthesis: synthesis, outcome: content, texts: screen.texts).markup
    }
}
