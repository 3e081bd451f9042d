import Testing

@testable import Cartography

@Suite struct SimplificationTests {
    /// Two squares, one above the other, that share a wavy border.
    private let border = [(0, 10), (2, 11), (4, 10), (6, 11), (8, 10), (10, 11), (20, 10)].map(GridPoint.init)
    private var upper: [GridPoint] { border + [(20, 0), (0, 0)].map(GridPoint.init) }
    private var lower: [GridPoint] { border.reversed() + [(0, 30), (20, 30)].map(GridPoint.init) }

    @Test func `points that say little go`() throws {
        let simplification = Simplification(doubleArea: 10, smallestDoubleArea: 0, over: [upper, lower])

        let simpler = try #require(simplification.simplified(upper))

        #expect(simpler.count < upper.count)
        #expect(Set(simpler).isSubset(of: upper))
    }

    @Test func `neighbours keep the very same border, in whichever direction it is walked`() throws {
        let simplification = Simplification(doubleArea: 10, smallestDoubleArea: 0, over: [upper, lower])

        let above = try #require(simplification.simplified(upper))
        let below = try #require(simplification.simplified(lower))

        #expect(Set(above).intersection(border) == Set(below).intersection(border))
    }

    @Test func `where three lines meet, the point stays`() throws {
        let simplification = Simplification(doubleArea: 10_000, smallestDoubleArea: 0, over: [upper, lower])

        let simpler = try #require(simplification.simplified(upper))

        #expect(simpler.contains(GridPoint(x: 0, y: 10)))
        #expect(simpler.contains(GridPoint(x: 20, y: 10)))
    }

    @Test func `an islet that nobody would see goes`() {
        let islet = [(0, 0), (1, 0), (0, 1)].map(GridPoint.init)
        let simplification = Simplification(doubleArea: 1, smallestDoubleArea: 4, over: [islet])

        #expect(simplification.simplified(islet) == nil)
    }

    @Test func `a ring is written with whole steps and as few separators as can be`() {
        let ring = [(10, 20), (13, 16), (18, 22)].map(GridPoint.init)

        #expect(ring.path == "M10 20l3-4 5 6z")
    }

    @Test func `points that fall on one another on the grid are one, and the ring closes itself`() {
        let points = [(0.1, 0.2), (0.3, -0.1), (5.2, 0), (5, 4.9), (0, 0)].map { Point(x: $0.0, y: $0.1) }

        #expect([GridPoint](closing: points) == [(0, 0), (5, 0), (5, 5)].map(GridPoint.init))
    }
}
