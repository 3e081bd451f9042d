import Synchronization

/// Who is connected, and who of them only lets us wait: between two requests, or in the middle of one that arrives slowly.
///
/// When there are too many, the one that has let us wait longest makes room. A browser that finds its connection closed
/// opens another; whoever holds thousands to keep others out loses them one by one to those who come.
final class OpenConnections: Sendable {
    /// Where a connection stands in the order in which they began to wait.
    typealias Place = Int

    private struct State {
        var count = 0
        var lastPlace = 0
        var waiting: [Place: @Sendable () -> Void] = [:]
        /// Places in their order, among them some that were left.
        var order: ArraySlice<Place> = []
    }

    private let most: Int
    private let state = Mutex(State())

    init(most: Int) {
        self.most = most
    }

    var count: Int { state.withLock(\.count) }

    /// - Parameter close: ends the connection; called at most once, when it has to make room.
    func enter(close: @escaping @Sendable () -> Void) -> Place {
        let (place, longest) = state.withLock { state in
            state.count += 1
            let place = Self.wait(close, in: &state)
            return (place, state.count > most ? Self.takeLongest(of: &state) : nil)
        }
        longest?()
        return place
    }

    /// The connection is being worked for, or waits no more: it keeps its right to stay.
    func stopWaiting(at place: Place) {
        state.withLock { state in _ = state.waiting.removeValue(forKey: place) }
    }

    func wait(close: @escaping @Sendable () -> Void) -> Place {
        state.withLock { state in Self.wait(close, in: &state) }
    }

    func leave(_ place: Place?) {
        state.withLock { state in
            state.count -= 1
            if let place { state.waiting[place] = nil }
        }
    }

    private static func wait(_ close: @escaping @Sendable () -> Void, in state: inout State) -> Place {
        state.lastPlace += 1
        state.waiting[state.lastPlace] = close
        if state.order.count > 2 * state.waiting.count + 64 {
            state.order = ArraySlice(state.order.filter { state.waiting[$0] != nil })
        }
        state.order.append(state.lastPlace)
        return state.lastPlace
    }

    private static func takeLongest(of state: inout State) -> (@Sendable () -> Void)? {
        while let place = state.order.popFirst() {
            if let close = state.waiting.removeValue(forKey: place) { return close }
        }
        return nil
    }
}
