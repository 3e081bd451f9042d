import Estimates
import Testing

/// The middle, with the interval that the order of the numbers gives.
@Suite struct MedianTests {
    /// The ranks are those of Conover 1999, Practical Nonparametric Statistics, 3.2: r = 1 for 6 to 8 numbers, 2 for 9 to
    /// 11, 3 for 12 to 14, 6 for 20, 10 for 30, 40 for 100.
    @Test(
        arguments: [(6, 1), (8, 1), (9, 2), (11, 2), (12, 3), (14, 3), (20, 6), (30, 10), (100, 40)])
    func `the interval goes from one of the numbers to the one as far from the other end`(
        count: Int, rank: Int
    ) throws {
        let numbers = (1...count).map(Double.init).shuffled()
        let median = try #require(Median(of: numbers))

        #expect(median.value == Double(count + 1) / 2 && median.count == count)
        #expect(median.lower == Double(rank) && median.upper == Double(count + 1 - rank))
    }

    @Test func `fewer than six have no interval, and none has no middle`() throws {
        let five = try #require(Median(of: [5, 1, 4, 2, 3]))

        #expect(five.value == 3 && five.lower == nil && five.upper == nil)
        #expect(Median(of: []) == nil && Median(of: [1, .nan]) == nil)
        #expect(try #require(Median(of: [7])).value == 7)
    }

    @Test func `many numbers are no trouble`() throws {
        let median = try #require(Median(of: (0..<20_000).map(Double.init)))
        let half = try #require(median.upper) - median.value

        // 1.96 √n / 2 ranks on either side.
        #expect(abs(half - 138.6) < 2)
    }
}
