import Testing

@testable import Families

@Suite struct TimeAxisTests {
    @Test(arguments: [(2010.0, 2012.0), (1997, 2026.9), (1850, 2026), (2015.4, 2015.5)])
    func `a few whole years are named, within the axis`(start: Double, end: Double) throws {
        let axis = try #require(TimeAxis(over: [start, end], until: end))

        #expect((1...4).contains(axis.years.count), "\(axis.years)")
        #expect(axis.years.allSatisfy { Double($0) >= axis.start && Double($0) <= axis.end })
    }

    @Test func `what begins first is at the left, what goes on at the right, and nothing beyond`() throws {
        let axis = try #require(TimeAxis(over: [2010, 2020], until: 2026))

        #expect(axis.share(of: 2010) == 0.03)
        #expect(abs(axis.share(of: 2026) - 0.97) < 1e-9)
        #expect(axis.share(of: 2100) == axis.share(of: 2026))
    }

    @Test func `without any time there is no axis`() {
        #expect(TimeAxis(over: [], until: 2026) == nil)
    }
}
