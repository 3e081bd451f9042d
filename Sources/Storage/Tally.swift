internal import Synchronization

/// A count that many add to.
final class Tally: Sendable {
    private let number = Atomic<Int>(0)

    var count: Int { number.load(ordering: .acquiring) }

    func add() {
        number.add(1, ordering: .acquiringAndReleasing)
    }
}
