import Commons
import Estimates
import Practices
import Replications
import Storage
import Web

/// What places made of a practice, part by part.
struct DriftPage: PageModel {
    struct Subject: Encodable, Sendable {
        let id: Thing.ID
        let title: String
        let path: String
        let language: String
        let isFictional: Bool
    }

    let practice: Subject
    let map: DriftMap

    static var forms: [Format] { [.json, .csv, .csvMetadata] }

    private enum CodingKeys: String, CodingKey { case practice, replications, told, canSay, isCut, language, parts }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(practice, forKey: .practice)
        try container.encode(map.reading.replications.count, forKey: .replications)
        try container.encode(map.told, forKey: .told)
        try container.encode(map.canSay, forKey: .canSay)
        try container.encode(map.reading.isCut, forKey: .isCut)
        try container.encode(map.reading.language, forKey: .language)
        try container.encode(map.parts, forKey: .parts)
    }

    func dataTable(_ screen: Screen) -> DataTable {
        let fates = PartDrift.Group.allCases.flatMap { group in
            [DataTable.Column("\(group.rawValue)Followed", "integer")]
                + PartDrift.Fate.years.flatMap { years in
                    ["", "Lower", "Upper"].map { DataTable.Column("\(group.rawValue)After\(years)\($0)", "decimal") }
                }
        }
        return DataTable(
            columns: [
                .init("part"), .init("kind"), .init("text"), .init("told", "integer"), .init("kept", "integer"),
                .init("changed", "integer"), .init("dropped", "integer"), .init("added", "integer"),
                .init("varying", "decimal"), .init("varyingLower", "decimal"), .init("varyingUpper", "decimal"),
                .init("candidate"), .init("natures"), .init("reasons"),
            ] + fates,
            rows: map.parts.map(row))
    }

    private func row(_ drift: PartDrift) -> [String] {
        let counts = [drift.told, drift.kept, drift.changed, drift.dropped, drift.added].map { "\($0)" }
        let words = [drift.natures, drift.reasons].map { words in
            words.map { "\($0.term) \($0.count)" }.joined(separator: "; ")
        }
        let fates = drift.fates.flatMap { fate in ["\(fate.followed)"] + fate.estimates.flatMap(cells) }
        return [drift.part.id, drift.part.kind.rawValue, drift.part.text] + counts + cells(drift.varying)
            + [drift.candidate?.rawValue ?? ""] + words + fates
    }

    private func cells(_ estimate: Estimate?) -> [String] {
        guard let estimate else { return ["", "", ""] }
        return [estimate.value, estimate.lower, estimate.upper].map { "\((($0 * 1_000).rounded()) / 1_000)" }
    }
}
