import Estimates
import Testing

/// Against values worked out by hand, and against published ones.
@Suite struct EstimateTests {
    /// Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
    @Test(
        arguments: [
            (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
        ])
    func `a share has Wilson’s interval`(part: Int, whole: Int, lower: Double, upper: Double) throws {
        let estimate = try #require(Estimate(part, of: whole))

        #expect(abs(estimate.lower - lower) < 0.00006 && abs(estimate.upper - upper) < 0.00006, "\(estimate)")
    }

    @Test func `all, none and nobody have an answer`() throws {
        #expect(Estimate(0, of: 0) == nil && Estimate(3, of: 2) == nil && Estimate(-1, of: 2) == nil)
        #expect(try #require(Estimate(5, of: 5)).upper == 1)
        #expect(try #require(Estimate(0, of: 5)).lower == 0)
        #expect(abs(try #require(Estimate(0, of: 5)).upper - 0.4345) < 0.0001)
    }

    /// Ten that are seen for 1, 2, 2+, 3, 4+, 5, 6+, 7, 8+, 9+ years.
    private let ten = Survival(
        [
            (1, true), (2, true), (2, false), (3, true), (4, false), (5, true), (6, false), (7, true), (8, false),
            (9, false),
        ].map { Survival.Observation(years: $0, hasEnded: $1) })

    /// By hand: 9/10; × 8/9 = 0.8; × 6/7 = 0.685714; × 4/5 = 0.548571; × 2/3 = 0.365714.
    @Test(
        arguments: [
            (0.5, 1.0), (1, 0.9), (2, 0.8), (2.9, 0.8), (3, 0.685714), (5, 0.548571), (7, 0.365714), (9, 0.365714),
        ])
    func `the share that goes on is the product of those that were left`(years: Double, share: Double) throws {
        #expect(abs(try #require(ten.share(after: years)).value - share) < 0.000001)
    }

    /// By hand at 5 years: Σ d/(n(n−d)) = 1/90 + 1/72 + 1/42 + 1/20 = 0.0988095; its root 0.314340; log S = −0.600438;
    /// 0.548571^exp(±1.959964 × 0.314340 / 0.600438).
    @Test func `the interval is that of Greenwood on the scale of log minus log`() throws {
        let estimate = try #require(ten.share(after: 5))

        #expect(abs(estimate.lower - 0.187256) < 0.000001 && abs(estimate.upper - 0.806377) < 0.000001, "\(estimate)")
        #expect(estimate.count == 10)
    }

    @Test func `beyond the last that was seen nothing is said, unless all have ended`() {
        #expect(ten.share(after: 9.1) == nil)
        #expect(Survival([]).share(after: 1) == nil)
        let ended = Survival([.init(years: 1, hasEnded: true), .init(years: 2, hasEnded: true)])
        #expect(ended.share(after: 5)?.value == 0)
        #expect((ended.share(after: 5)?.upper ?? 0) > 0.5)
    }

    @Test func `where none has ended, the fewer were seen so long the less is known`() throws {
        let going = Survival((1...6).map { Survival.Observation(years: Double($0), hasEnded: false) })
        let (early, late) = (try #require(going.share(after: 1)), try #require(going.share(after: 6)))

        #expect(early.value == 1 && late.value == 1)
        #expect(late.lower < early.lower && early.lower > 0.6)
    }

    @Test func `lengths that make no sense do no harm`() throws {
        let odd = Survival([.init(years: -3, hasEnded: true), .init(years: 2, hasEnded: false)])

        #expect(try #require(odd.share(after: 1)).value == 0.5)
    }
}
