import Synchronization

/// Counts what was answered: by route, method and class of status, and how long it took. Never by path: a path may hold
/// a name, and there is no end of paths.
package final class RequestMeter: Sendable {
    private struct Place: Hashable {
        let route: String
        let method: String
    }

    private struct Count {
        /// Of the first bucket that the duration fits in; the last one takes the rest.
        var buckets = [Int](repeating: 0, count: RequestMeter.bounds.count + 1)
        var seconds = 0.0
        /// By the first digit of the status.
        var statuses: [Int: Int] = [:]
    }

    private struct State {
        var underWay = 0
        var turnedAway = 0
        var counts: [Place: Count] = [:]
    }

    private static let bounds = [0.005, 0.02, 0.1, 0.5, 2, 10]
    /// Routes are few; this holds should that ever change.
    private static let mostPlaces = 1_000
    private static let methods: Set<String> = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

    private let state = Mutex(State())

    package init() {}

    func begin() {
        state.withLock { $0.underWay += 1 }
    }

    /// - Parameter route: its pattern, `/practices/{slug}`.
    func end(route: String, method: String, status: Int, after duration: Duration) {
        let seconds = duration / .seconds(1)
        let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        let place = Place(route: route, method: Self.methods.contains(method) ? method : "other")
        state.withLock { state in
            state.underWay -= 1
            let isKnown = state.counts[place] != nil || state.counts.count < Self.mostPlaces
            let key = isKnown ? place : Place(route: "other", method: "other")
            state.counts[key, default: Count()].buckets[bucket] += 1
            state.counts[key, default: Count()].seconds += seconds
            state.counts[key, default: Count()].statuses[status / 100, default: 0] += 1
        }
    }

    /// A request was told to come back before it was one of those under way.
    func turnAway() {
        state.withLock { $0.turnedAway += 1 }
    }

    package func write(to exposition: inout Exposition) {
        let (underWay, turnedAway, counts) = state.withLock { ($0.underWay, $0.turnedAway, $0.counts) }
        let places = counts.sorted { ($0.key.route, $0.key.method) < ($1.key.route, $1.key.method) }
        exposition.add(
            "essaim_http_requests_in_flight", .gauge, "Requests under way.", [Exposition.Sample(underWay)])
        exposition.add(
            "essaim_http_requests_turned_away_total", .counter, "Requests told at the door to come back.",
            [Exposition.Sample(turnedAway)])
        exposition.add(
            "essaim_http_requests_total", .counter, "Requests answered.",
            places.flatMap { place, count in
                count.statuses.sorted { $0.key < $1.key }.map { status, number in
                    Exposition.Sample(
                        number, ["route": place.route, "method": place.method, "status": "\(status)xx"])
                }
            })
        exposition.add(
            "essaim_http_request_duration_seconds", .histogram, "From a request's head to its answer's.",
            places.flatMap { Self.histogram($0.key, $0.value) })
    }

    private static func histogram(_ place: Place, _ count: Count) -> [Exposition.Sample] {
        var total = 0
        let buckets = zip(bounds + [.infinity], count.buckets).map { bound, number in
            total += number
            return Exposition.Sample(
                Double(total), suffix: "_bucket",
                ["route": place.route, "method": place.method, "le": bound == .infinity ? "+Inf" : "\(bound)"])
        }
        let labels: KeyValuePairs = ["route": place.route, "method": place.method]
        return buckets + [
            Exposition.Sample(count.seconds, suffix: "_sum", labels),
            Exposition.Sample(Double(total), suffix: "_count", labels),
        ]
    }
}
