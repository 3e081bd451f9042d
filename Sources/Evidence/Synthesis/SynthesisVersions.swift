import Commons
import Storage
import Web

/// A synthesis as it was from a moment on, and what made it another than the one before.
struct SynthesisVersion: Sendable {
    /// One thing that changed.
    struct Change: Sendable, Encodable {
        enum Act: String, Sendable, Encodable {
            case added, revised, withdrawn, returned
            /// The outcome itself: its measure, or what is better.
            case outcome
        }

        let act: Act
        /// Of the study; nil of the outcome, and of a study that is not shown any more.
        let title: String?
        let path: String?
    }

    /// From 1.
    let number: Int
    let at: Timestamp
    let changes: [Change]
    let outcome: OutcomeContent
    let studies: [PooledStudy]
}

/// Every version of a synthesis. None is stored: each follows from the revisions of the studies and of the outcome, which
/// are never overwritten, and from what the trail says of when a study was withdrawn or shown again. So a version can be
/// made again, to the last digit, on any node that has the same revisions.
struct SynthesisVersions: Sendable {
    private static let mostRevisions = 5_000

    let all: [SynthesisVersion]

    init(of outcome: Thing, _ language: Language, in tx: Transaction) throws {
        let events = try StudyEvent.all(of: outcome, limit: Self.mostRevisions, in: tx)
        let ids = Set(events.compactMap(\.study)).sorted()
        let things = try Thing.find(ids, in: tx)
        let contents = try Studies().contents(of: ids, in: tx)
        let places = try StudyPlaces(of: contents.values.compactMap(\.replication), language, in: tx)
        var state = State(outcome: events.firstOutcome, hidden: StudyEvent.hiddenAtFirst(events, things))
        var versions: [SynthesisVersion] = []
        for moment in events.grouped {
            let changes = moment.compactMap { state.take($0, things) }
            guard let told = state.outcome, !changes.isEmpty, !versions.isEmpty || !state.shown.isEmpty else {
                continue
            }
            let studies = state.shown.compactMap { id, content in
                things[id].map { PooledStudy($0, content, places, told.measure) }
            }
            versions.append(
                SynthesisVersion(
                    number: versions.count + 1, at: moment[0].at, changes: changes, outcome: told,
                    studies: studies.inOrder))
        }
        all = versions
    }

    /// What is known at one moment.
    private struct State {
        /// What was said of it first also holds for studies that were told before, elsewhere.
        var outcome: OutcomeContent?
        var contents: [Thing.ID: StudyContent] = [:]
        var hidden: Set<Thing.ID>

        var shown: [Thing.ID: StudyContent] { contents.filter { !hidden.contains($0.key) } }

        /// What an event changes of the synthesis; nil where it changes nothing that is pooled or told of it.
        mutating func take(_ event: StudyEvent, _ things: [Thing.ID: Thing]) -> SynthesisVersion.Change? {
            switch event.what {
            case .outcome(let content):
                defer { outcome = content }
                guard let old = outcome else { return nil }
                let isSame = old.measure == content.measure && old.direction == content.direction
                return isSame ? nil : .init(act: .outcome, title: nil, path: nil)
            case .study(let id, let content):
                let old = contents[id]
                contents[id] = content
                guard !hidden.contains(id) else { return nil }
                if let old, old.isPooledAs(content) { return nil }
                return change(old == nil ? .added : .revised, things[id])
            case .visibility(let id, let isShown):
                guard hidden.contains(id) == isShown else { return nil }
                if isShown { hidden.remove(id) } else { hidden.insert(id) }
                guard contents[id] != nil else { return nil }
                return change(isShown ? .returned : .withdrawn, things[id])
            }
        }

        private func change(_ act: SynthesisVersion.Change.Act, _ thing: Thing?) -> SynthesisVersion.Change {
            let isShown = thing?.visibility == .published
            return .init(act: act, title: isShown ? thing?.title : nil, path: thing?.publicPath)
        }
    }
}

extension StudyContent {
    /// Whether a synthesis makes the same of both.
    fileprivate func isPooledAs(_ other: StudyContent) -> Bool {
        (numbers, design, date, isIndependent, biases) == (
            other.numbers, other.design, other.date, other.isIndependent, other.biases
        )
    }
}
