package import HTTPTypes
import Synchronization

/// Lets as many readers in as there are places to work and to wait, and tells the others to come back before anything is
/// done for them. On the connection's own thread that costs a fraction of what the router takes for it, and waits for no
/// page that is being made.
package final class Doorkeeper: Sendable {
    package enum Word: Sendable {
        /// Come in; whoever says so tells by `leave` that the answer has begun.
        case counted
        /// Come in: what you ask for costs less than to refuse it.
        case free
        case comeBack(WholeAnswer)
    }

    private let readers: CrowdLimit
    private let places: Int
    private let probes: Set<String>
    private let pages: PageCache
    private let answer: CrowdedAnswer
    private let meter: RequestMeter
    private let inside = Atomic<Int>(0)

    /// - Parameter probes: the addresses of those who watch the node, which always answer.
    init(
        _ readers: CrowdLimit, of size: CrowdSize, except probes: [String], pages: PageCache, answer: CrowdedAnswer,
        meter: RequestMeter
    ) {
        self.readers = readers
        places = size.inside + size.waiting
        self.probes = Set(probes)
        self.pages = pages
        self.answer = answer
        self.meter = meter
    }

    package func receive(_ request: HTTPRequest) -> Word {
        guard readers.counts(request), let path = request.path, !probes.contains(path) else { return .free }
        if inside.add(1, ordering: .relaxed).newValue <= places { return .counted }
        leave()
        // A page that lies ready needs no place.
        guard !pages.holds(path) else { return .free }
        meter.turnAway()
        return .comeBack(answer.answer(to: request))
    }

    package func leave() {
        inside.subtract(1, ordering: .relaxed)
    }
}
