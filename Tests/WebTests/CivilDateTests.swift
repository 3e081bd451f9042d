import Storage
import Testing
import Web

@Suite struct CivilDateTests {
    @Test(arguments: ["1997", "2015-12", "2024-02-29", "1800", "2200-12-31"])
    func `a date known to the year, the month or the day is written as it was read`(text: String) throws {
        #expect(try #require(CivilDate(rawValue: text)).rawValue == text)
    }

    @Test(arguments: [
        "", "97", "2015-13", "2015-00", "2023-02-29", "1900-02-29", "2015-1-1", "2015-12-32", "15/12/2015", "20155",
        "2015-12-", "2015-12-05T00:00", "٢٠١٥", "-2015", "1799", "2201",
    ])
    func `what is no date is refused`(text: String) {
        #expect(CivilDate(rawValue: text) == nil)
    }

    @Test(arguments: [
        (0, "1970-01-01"), (951_782_400_000, "2000-02-29"), (-1, "1969-12-31"), (1_795_521_600_000, "2026-11-24"),
    ])
    func `a moment falls on its day`(milliseconds: Int, day: String) {
        #expect(CivilDate(Timestamp(rawValue: milliseconds)).rawValue == day)
    }

    @Test func `a year comes before its months, a month before its days`() throws {
        let dates = ["2015-12-05", "2016", "2015", "2015-12"].compactMap(CivilDate.init)

        #expect(dates.sorted().map(\.rawValue) == ["2015", "2015-12", "2015-12-05", "2016"])
    }
}
