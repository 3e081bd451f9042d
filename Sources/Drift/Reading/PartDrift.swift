import Commons
import Estimates
import Practices
import Replications
import Storage
import Web

/// What became of one part of a practice in those places that told about parts.
struct PartDrift: Sendable, Encodable {
    /// What was done to it.
    enum Group: String, Sendable, Encodable, CaseIterable {
        case kept, changed, dropped
    }

    /// What the numbers suggest, to be talked about: never a verdict.
    enum Candidate: String, Sendable, Encodable {
        /// It never varies: perhaps it belongs to the core.
        case core
        /// It varies everywhere: perhaps it is free.
        case free
    }

    struct Word: Sendable, Encodable {
        let term: String
        let label: String
        let count: Int
    }

    /// How many of a group still run after some years; nil where too little is known.
    struct Fate: Sendable, Encodable {
        let group: Group
        /// Those whose beginning is known, and whose end is where there was one.
        let followed: Int
        let afterOneYear: Estimate?
        let afterTwoYears: Estimate?
        let afterFiveYears: Estimate?

        static let years = [1, 2, 5]

        var estimates: [Estimate?] { [afterOneYear, afterTwoYears, afterFiveYears] }
    }

    let part: Part
    let kept: Int
    let changed: Int
    let dropped: Int
    /// Of those that kept or changed it, how many put something beside it.
    let added: Int
    /// The share of those that changed or dropped it; nil below five.
    let varying: Estimate?
    let candidate: Candidate?
    let natures: [Word]
    let reasons: [Word]
    let fates: [Fate]

    /// How many of those that told about parts follow an edition that has this one, or touched it.
    var told: Int { kept + changed + dropped }

    func count(_ group: Group) -> Int {
        switch group {
        case .kept: kept
        case .changed: changed
        case .dropped: dropped
        }
    }
}

/// The drift of a practice: part by part, among the replications that told which parts they touched.
struct DriftMap: Sendable {
    /// Below so many nothing can be said.
    static let fewest = 5

    let reading: DriftReading
    /// The replications that told about parts: those who touched none but told an adaptation are not among them, for they
    /// may not have been asked.
    let told: Int
    let parts: [PartDrift]

    var canSay: Bool { told >= Self.fewest }

    init(_ reading: DriftReading, _ vocabulary: Vocabulary, _ language: Language, at now: Timestamp) {
        self.reading = reading
        let telling = Set(reading.touches.map(\.replication))
        told = telling.count
        let lives = Lives(reading.replications.filter { telling.contains($0.id) }, at: now)
        parts = reading.parts.map { part in
            Self.drift(
                of: part, telling, reading, lives,
                { facet, term in
                    vocabulary.label(term, of: facet.scheme, in: language)
                })
        }
    }

    private static func drift(
        of part: Part, _ telling: Set<Thing.ID>, _ reading: DriftReading, _ lives: Lives,
        _ label: (FrameFacet, String) -> String
    ) -> PartDrift {
        let touches = reading.touches.filter { $0.part == part.id }
        let dropped = Set(touches.filter { $0.change == .dropped }.map(\.replication))
        let changed = Set(touches.filter { $0.change == .changed }.map(\.replication)).subtracting(dropped)
        let added = Set(touches.filter { $0.change == .added }.map(\.replication)).subtracting(dropped)
        let kept = telling.subtracting(dropped).subtracting(changed).filter { reading.knows($0, part) }
        let adaptations = Set(touches.map(\.adaptation))
        func words(_ facet: FrameFacet) -> [PartDrift.Word] {
            reading.answers(to: facet, of: adaptations).map {
                PartDrift.Word(term: $0.term, label: label(facet, $0.term), count: $0.count)
            }
        }
        let varying = changed.count + dropped.count
        let told = kept.count + varying
        let canSay = told >= fewest
        return PartDrift(
            part: part, kept: kept.count, changed: changed.count, dropped: dropped.count, added: added.count,
            varying: canSay ? Estimate(varying, of: told) : nil,
            candidate: !canSay ? nil : varying == 0 ? .core : varying == told ? .free : nil,
            natures: words(.nature), reasons: words(.reasons),
            fates: [(PartDrift.Group.kept, kept), (.changed, changed), (.dropped, dropped)].map { group, members in
                lives.fate(of: group, members)
            })
    }
}
