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

    private enum CodingKeys: CodingKey {
        case thing, practice, question, measure, direction, unit, version, versionAt, level, studies, notPooled, isCut,
            method, next, mean, tauSquared, iSquared, helpedShare, spread, refusal, withoutEach, groups, smallStudies,
            moderators
    }

    private struct Without: Encodable {
        let study: Thing.ID
        let isStriking: Bool
        let mean: ToldRange
        let next: ToldRange
    }

    private struct Group: Encodable {
        let by: String
        let group: String
        let studies: Int
        let mean: ToldRange
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
        if let next = synthesis.next { try container.encode(ToldRange(measure, nil, next), forKey: .next) }
        if let mean { try container.encode(ToldRange(measure, mean.estimate, mean.interval), forKey: .mean) }
        try container.encodeIfPresent(synthesis.fit?.tauSquared?.value, forKey: .tauSquared)
        try container.encodeIfPresent(synthesis.fit?.heterogeneity?.iSquared, forKey: .iSquared)
        try container.encodeIfPresent(synthesis.helpedShare, forKey: .helpedShare)
        try container.encodeIfPresent(synthesis.spread, forKey: .spread)
        try container.encodeIfPresent(synthesis.refusal?.textKey, forKey: .refusal)
        let without = checks.without.map { line in
            Without(
                study: line.study.id, isStriking: line.isStriking,
                mean: ToldRange(measure, line.estimate, line.interval), next: ToldRange(measure, nil, line.next))
        }
        try container.encode(without, forKey: .withoutEach)
        let groups = checks.groupings.flatMap { grouping in
            grouping.groups.map { group in
                Group(
                    by: grouping.name, group: group.key, studies: group.count,
                    mean: ToldRange(measure, group.estimate, group.interval))
            }
        }
        try container.encode(groups, forKey: .groups)
        let small = checks.small.map { ToldSmallStudies($0, measure) }
        try container.encodeIfPresent(small, forKey: .smallStudies)
        try container.encode(regressions.map { ToldRegression($0) }, forKey: .moderators)
    }

    func dataTable(_ screen: Screen) -> DataTable { StudyTable(synthesis: synthesis, screen: screen).table }

    func drawing(_ screen: Screen) -> Markup {
        ForestDrawing(title: thing.title, synthesis: synthesis, outcome: content, texts: screen.texts).markup
    }
}
