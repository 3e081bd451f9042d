package import Commons
package import Storage
import Web

/// Whole numbers as few bytes: seven bits each, the lowest first (LEB128). What may be below zero is folded first, so that
/// small ones stay short: 0, -1, 1, -2…
struct NumberWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func put(_ number: Int) { put(UInt64(bitPattern: Int64((number << 1) ^ (number >> 63)))) }

    /// Nothing is 0, so that zero can be told from it.
    mutating func put(_ number: Int?) {
        guard let number else { return put(0 as UInt64) }
        put(UInt64(bitPattern: Int64((number << 1) ^ (number >> 63))) + 1)
    }

    mutating func put(_ text: String) {
        put(UInt64(text.utf8.count))
        bytes += text.utf8
    }
}

/// Reads what `NumberWriter` wrote; nil at the end, or where it was cut.
struct NumberReader<Bytes: RandomAccessCollection<UInt8>> where Bytes.Index == Int {
    private let bytes: Bytes
    private let end: Int
    private var place: Int

    init(_ bytes: Bytes) { (self.bytes, place, end) = (bytes, bytes.startIndex, bytes.endIndex) }

    var isAtEnd: Bool { place >= end }

    mutating func unsigned() -> UInt64? {
        guard place < end else { return nil }
        let first = bytes[place]
        place += 1
        return first < 0x80 ? UInt64(first) : rest(UInt64(first & 0x7F))
    }

    /// Of a number that is longer than one byte.
    private mutating func rest(_ lowest: UInt64) -> UInt64? {
        var (number, shift): (UInt64, UInt64) = (lowest, 7)
        while place < end, shift < 64 {
            let byte = bytes[place]
            place += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
        return nil
    }

    mutating func signed() -> Int? { unsigned().map { unfolded($0) } }

    /// Outer nil at the end, inner nil of nothing.
    mutating func optional() -> Int?? {
        guard let number = unsigned() else { return nil }
        return number == 0 ? .some(nil) : unfolded(number - 1)
    }

    mutating func text() -> String? {
        guard let count = unsigned(), count <= UInt64(end - place) else { return nil }
        defer { place += Int(count) }
        return String(decoding: bytes[place..<place + Int(count)], as: UTF8.self)
    }
}

/// 0, 1, 2, 3, 4… as 0, -1, 1, -2, 2…
private func unfolded(_ number: UInt64) -> Int {
    Int(bitPattern: UInt(number >> 1)) ^ -Int(number & 1)
}

/// All numbers that hold of one replication, in one row: what is added up over many replications is read a row for each of
/// them, and not a row for each number.
package struct PackedNumbers: Sendable, Equatable {
    struct Line: Sendable, Equatable {
        /// By its place in `indicators`.
        let indicator: Int
        let period: Period
        let amount: Int
        let whole: Int?
    }

    /// Those that lines are of.
    let indicators: [Thing.ID]
    /// In the order in which they were told.
    let lines: [Line]

    init(_ lines: [Line], of indicators: [Thing.ID]) { (self.lines, self.indicators) = (lines, indicators) }

    /// Nil of what is no such row.
    init?(bytes: [UInt8]) {
        var reader = NumberReader(bytes)
        guard let count = reader.unsigned(), count <= UInt64(bytes.count) else { return nil }
        var indicators: [Thing.ID] = []
        for _ in 0..<count {
            guard let id = reader.text().flatMap({ Thing.ID(rawValue: $0) }) else { return nil }
            indicators.append(id)
        }
        var lines: [Line] = []
        lines.reserveCapacity(bytes.count / 5)
        while !reader.isAtEnd {
            guard let number = reader.unsigned(), number < count, let period = reader.unsigned().flatMap(Period.init),
                let amount = reader.signed(), let whole = reader.optional()
            else { return nil }
            lines.append(Line(indicator: Int(number), period: period, amount: amount, whole: whole))
        }
        (self.indicators, self.lines) = (indicators, lines)
    }

    var bytes: [UInt8] {
        var writer = NumberWriter()
        writer.put(UInt64(indicators.count))
        for id in indicators { writer.put(id.rawValue) }
        for line in lines {
            writer.put(UInt64(line.indicator))
            writer.put(line.period.code)
            writer.put(line.amount)
            writer.put(line.whole)
        }
        return writer.bytes
    }

    /// A period as a number: later ones are larger, a year comes before its months.
    struct Period: Hashable {
        let code: UInt64

        init(_ date: CivilDate) {
            code = UInt64(((date.year - 1800) * 13 + (date.month ?? 0)) * 32 + (date.day ?? 0))
        }

        init?(_ code: UInt64) {
            guard code < 1_000_000 else { return nil }
            self.code = code
        }

        /// What cannot be told is the year 1800.
        var date: CivilDate {
            let (months, day) = (Int(code) / 32, Int(code) % 32)
            let parts =
                ["\(1800 + months / 13)"] + [months % 13, day].filter { $0 > 0 }.map { $0 < 10 ? "0\($0)" : "\($0)" }
            return CivilDate(rawValue: parts.joined(separator: "-")) ?? CivilDate(Timestamp(rawValue: 0))
        }
    }
}

extension PackedNumbers {
    /// So many observations of one replication are looked at, the latest.
    private static let most = 20_000

    /// Made of the observations that hold.
    init(of replication: Thing.ID, in tx: Transaction) throws {
        let told: [Told] = try tx.all(
            """
            SELECT indicator_id, period, amount, whole FROM observations
            WHERE replication_id = \(replication) AND is_latest AND amount IS NOT NULL
            ORDER BY number DESC LIMIT \(Self.most)
            """)
        var numbers: [Thing.ID: Int] = [:]
        var indicators: [Thing.ID] = []
        let lines = told.reversed().map { told in
            let number = numbers[told.indicator] ?? indicators.count
            if number == indicators.count {
                numbers[told.indicator] = number
                indicators.append(told.indicator)
            }
            return Line(
                indicator: number, period: Period(told.period), amount: told.amount, whole: told.whole)
        }
        self.init(lines, of: indicators)
    }

    /// Just before the commit, however many observations of the replication the transaction adds.
    package static func renew(_ replication: Thing.ID, in tx: Transaction) {
        tx.beforeCommit("numbers \(replication)") { tx in
            let bytes = try PackedNumbers(of: replication, in: tx).bytes
            try tx.run(
                """
                INSERT INTO observation_packs (replication_id, numbers) VALUES (\(replication), \(bytes))
                ON CONFLICT (replication_id) DO UPDATE SET numbers = excluded.numbers
                """)
        }
    }

    private struct Told: RowDecodable {
        let indicator: Thing.ID
        let period: CivilDate
        let amount: Int
        let whole: Int?

        init(row: Row) throws {
            indicator = try row["indicator_id"]
            period = try row["period"]
            amount = try row["amount"]
            whole = try row["whole"]
        }
    }
}
