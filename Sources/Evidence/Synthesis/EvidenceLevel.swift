import MetaAnalysis
import Practices
import Storage

/// How far what is known of an outcome has come on Nesta's ladder (Puttick and Ludlow 2013, Standards of Evidence): a rung
/// counts when all below it do. It is derived from the studies and never typed.
struct EvidenceLevel: Sendable, Encodable {
    struct Rung: Sendable, Encodable {
        let number: Int
        let isReached: Bool

        var textKey: String { "evidence.rung.\(number)" }
    }

    let rungs: [Rung]

    /// 1…5.
    var level: Int { max(1, rungs.prefix { $0.isReached }.count) }

    private enum CodingKeys: CodingKey { case level, rungs }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(level, forKey: .level)
        try container.encode(rungs, forKey: .rungs)
    }

    init(_ synthesis: Synthesis, _ practice: PracticeContent?) {
        let studies = synthesis.studies
        let compared = studies.filter { $0.content.rung >= 3 }
        let comparison = Synthesis(of: compared, synthesis.measure, synthesis.direction)
        let helps = Self.helps(comparison)
        let places = Set(compared.map { $0.content.replication?.rawValue ?? $0.id.rawValue })
        let isConfirmed = helps && places.count > 1 && compared.contains { $0.content.isIndependent }
        let isHandedOn = practice.map { !$0.principles.isEmpty && !$0.toolkit.isEmpty } ?? false
        let holdsAnywhere = synthesis.next.map { synthesis.side(of: $0) == .better } ?? false
        rungs = [true, studies.contains { $0.content.rung >= 2 }, helps, isConfirmed, isHandedOn && holdsAnywhere]
            .enumerated().map { Rung(number: $0 + 1, isReached: $1) }
    }

    /// Whether the mean of studies that compare, or the only one, lies on the good side with its whole interval.
    private static func helps(_ synthesis: Synthesis) -> Bool {
        if let mean = synthesis.mean { return synthesis.side(of: mean.interval) == .better }
        guard synthesis.studies.count == 1, let effect = synthesis.effects.first else { return false }
        return synthesis.side(of: Synthesis.interval(of: effect)) == .better
    }
}
