import MetaAnalysis
import Testing

/// Against R.
@Suite struct DistributionTests {
    private struct Tables: Decodable {
        let normal, tails, student, studentQuantiles, chi, chiQuantiles, fisher: [Double]
    }

    private let tables: Tables = {
        do { return try Reference.read("distributions") } catch { preconditionFailure("\(error)") }
    }()

    /// Tables are written column by column.
    private func rows(_ table: [Double], columns: Int) -> [[Double]] {
        let count = table.count / columns
        return (0..<count).map { row in (0..<columns).map { table[$0 * count + row] } }
    }

    private func agree(_ ours: Double?, _ theirs: Double) -> Bool {
        guard let ours else { return false }
        return abs(ours - theirs) <= 1e-10 * max(abs(theirs), 1e-290)
    }

    @Test func `the normal distribution and its quantiles are those of R`() {
        for row in rows(tables.normal, columns: 2) {
            let found = Normal.quantile(upperTail: row[0])
            #expect(agree(found, row[1]) || (row[1] == 0 && abs(found ?? 1) < 1e-14), "\(row) \(found ?? .nan)")
        }
        for row in rows(tables.tails, columns: 2) { #expect(agree(Normal.upperTail(row[0]), row[1]), "\(row)") }
    }

    @Test func `Student’s distribution and its quantiles are those of R, for degrees that are no whole number too`() {
        for row in rows(tables.student, columns: 3) {
            #expect(agree(StudentT(degrees: row[0])?.upperTail(row[1]), row[2]), "\(row)")
        }
        // Below one degree R searches its far quantiles less closely than it tells its tails.
        for row in rows(tables.studentQuantiles, columns: 3) where row[0] >= 1 || row[1] >= 0.001 {
            let found = StudentT(degrees: row[0])?.quantile(upperTail: row[1])
            #expect(agree(found, row[2]) || abs((found ?? 1) - row[2]) < 1e-14, "\(row) \(found ?? .nan)")
        }
    }

    @Test func `the distribution of chi squared and its quantiles are those of R`() {
        for row in rows(tables.chi, columns: 3) {
            let found = ChiSquared(degrees: row[0])?.upperTail(row[1])
            #expect(agree(found, row[2]) || row[2] < 1e-290, "\(row) \(found ?? .nan)")
        }
        for row in rows(tables.chiQuantiles, columns: 3) {
            let found = ChiSquared(degrees: row[0])?.quantile(upperTail: row[1])
            #expect(agree(found, row[2]), "\(row) \(found ?? .nan)")
        }
    }

    @Test func `the distribution F is that of R, and its quantile turns it around`() throws {
        for row in rows(tables.fisher, columns: 4) {
            let distribution = try #require(FisherF(numerator: row[0], denominator: row[1]))
            let found = distribution.upperTail(row[2])
            #expect(agree(found, row[3]) || row[3] < 1e-290, "\(row) \(found)")
            if row[3] > 1e-12, row[3] < 0.999 {
                let back = distribution.quantile(upperTail: row[3])
                #expect(abs((back ?? 0) - row[2]) < 1e-9 * row[2], "\(row) \(back ?? .nan)")
            }
        }
    }

    @Test func `what is no distribution and no share has no answer`() {
        #expect(StudentT(degrees: 0) == nil && StudentT(degrees: .nan) == nil && ChiSquared(degrees: -1) == nil)
        #expect(FisherF(numerator: 1, denominator: .infinity) == nil)
        #expect(Normal.quantile(upperTail: 0) == nil && Normal.quantile(upperTail: 1) == nil)
        #expect(Normal.quantile(upperTail: .nan) == nil)
        #expect(StudentT(degrees: 3)?.upperTail(.infinity) == 0)
        #expect(ChiSquared(degrees: 3)?.upperTail(.infinity) == 0)
    }
}
