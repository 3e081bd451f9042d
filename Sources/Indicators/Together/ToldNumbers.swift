import Commons
import Replications
import Storage
import Web

/// What every replication told of every indicator, in memory: a few bytes for each number. It is read once, a row for each
/// replication, and then brought forward by what changed.
struct ToldNumbers: Sendable {
    /// What is added up: an indicator, or all those that were made from the same ready one.
    enum Series: Hashable, Sendable {
        case ready(ReadyIndicator)
        case own(Thing.ID)
    }

    /// An indicator as the tables have it. What it was made from and whose it is never change.
    struct Known: Sendable {
        let id: Thing.ID
        let owner: Thing.ID
        let series: Series
        let isShown: Bool
    }

    struct Slot: Hashable, Sendable {
        /// By number.
        let series: Int32
        let period: PackedNumbers.Period
    }

    private(set) var indicators: [Thing.ID: Known] = [:]
    private(set) var series: [Series] = []
    private(set) var members: [[Thing.ID]] = []
    private(set) var slots: [Slot] = []
    private var seriesNumbers: [Series: Int32] = [:]
    private var slotNumbers: [Slot: Int32] = [:]
    private(set) var practices: [Thing.ID: Int32] = [:]
    /// Of replications, by their number.
    private(set) var places: [PlaceNumbers?] = []
    private var placeNumbers: [Thing.ID: Int32] = [:]

    /// As of the latest change to any of it.
    static func current(in tx: Transaction) throws -> ToldNumbers {
        try tx.kept(ToldNumbers.self, asOf: 0) {
            try ToldNumbers(in: tx)
        } forward: { numbers, changes in
            try numbers.bring(changes, in: tx)
        }
    }

    /// Nil of what is no replication, or none any more.
    func number(of replication: Thing.ID) -> Int? {
        placeNumbers[replication].map { Int($0) }.flatMap { places[$0] == nil ? nil : $0 }
    }

    var practiceCount: Int { practices.count }
}

/// What one replication told.
struct PlaceNumbers: Sendable {
    struct Told {
        let slot: Int32
        let amount: Int
        let whole: Int?
    }

    /// Its practice, by number.
    let practice: Int32
    /// Slot, amount and whole of each number, the slots in order: each is written as how far it is from the one before.
    private let bytes: [UInt8]

    /// What was told, in its order: of one slot the last counts.
    init(practice: Int32, _ told: [Told]) {
        self.practice = practice
        var writer = NumberWriter()
        var last: Int32 = 0
        let sorted = told.enumerated().sorted { ($0.element.slot, $0.offset) < ($1.element.slot, $1.offset) }
        for (place, (_, number)) in sorted.enumerated() {
            guard place + 1 == sorted.count || sorted[place + 1].element.slot != number.slot else { continue }
            writer.put(UInt64(number.slot - last))
            writer.put(number.amount)
            writer.put(number.whole)
            last = number.slot
        }
        bytes = writer.bytes
    }

    func add(to sums: inout [NumberSum]) {
        bytes.withUnsafeBufferPointer { bytes in
            var reader = NumberReader(bytes)
            var slot = 0
            while let step = reader.unsigned(), let amount = reader.signed(), let whole = reader.optional() {
                slot += Int(step)
                sums[slot].add(amount, whole)
            }
        }
    }
}

/// Numbers of many places made one, each from its parts.
struct NumberSum: Sendable, Equatable {
    /// Of how many places.
    private(set) var told = 0
    /// In hundredths, as what stands below the line.
    private(set) var amount = 0
    private(set) var whole = 0
    /// Amounts times wholes, in ten-thousandths.
    private(set) var weighted: Int128 = 0

    mutating func add(_ amount: Int, _ whole: Int?) {
        told += 1
        self.amount += amount
        guard let whole else { return }
        self.whole += whole
        weighted += Int128(amount) * Int128(whole)
    }

    /// The number that the parts make; nil where there is nothing below the line.
    func value(_ sort: IndicatorContent.Sort) -> Double? {
        sort.value(amount, whole, weighted: Double(weighted) / 100)
    }
}

/// How the numbers come out of the tables: all of them, or those of what changed.
extension ToldNumbers {
    private static let page = 2_000
    private static let changed = 200

    init(in tx: Transaction) throws {
        var last = ""
        while true {
            let page: [IndicatorRow] = try tx.all(
                "\(IndicatorRow.selection) WHERE i.thing_id > \(last) ORDER BY i.thing_id LIMIT \(Self.page)")
            for row in page { know(row.known) }
            guard page.count == Self.page, let end = page.last else { break }
            last = end.known.id.rawValue
        }
        last = ""
        while true {
            let page: [PlaceRow] = try tx.all(
                "\(PlaceRow.selection) WHERE r.thing_id > \(last) ORDER BY r.thing_id LIMIT \(Self.page)")
            try take(page, in: tx)
            guard page.count == Self.page, let end = page.last else { return }
            last = end.replication.rawValue
        }
    }

    /// Takes out what changed, and reads it again: what is gone stays out. Where an indicator is hidden or shown again, which
    /// is rare, everything is read anew: each place that told of it may have told another of the same series.
    mutating func bring(_ changes: Set<Change>, in tx: Transaction) throws {
        let ids = Dictionary(grouping: changes, by: \.kind).mapValues { $0.map(\.id).sorted() }
        for row in try Self.rows(ids[Kind.indicator.rawValue] ?? [], IndicatorRow.selection, "i.thing_id", in: tx)
            as [IndicatorRow]
        {
            let before = indicators[row.known.id]
            guard before == nil || before?.isShown == row.known.isShown else {
                self = try ToldNumbers(in: tx)
                return
            }
            if before == nil { know(row.known) }
        }
        let replications = ids[Kind.replication.rawValue] ?? []
        for id in replications.compactMap({ Thing.ID(rawValue: $0) }) {
            if let number = placeNumbers[id] { places[Int(number)] = nil }
        }
        try take(try Self.rows(replications, PlaceRow.selection, "r.thing_id", in: tx), in: tx)
    }

    private static func rows<Line: RowDecodable>(
        _ ids: [String], _ selection: Query, _ key: Query, in tx: Transaction
    ) throws -> [Line] {
        try stride(from: 0, to: ids.count, by: changed).flatMap { start -> [Line] in
            let batch = Array(ids[start..<min(start + changed, ids.count)])
            return try tx.all("\(selection) WHERE \(key) IN \(list: batch)")
        }
    }

    private mutating func know(_ known: Known) {
        indicators[known.id] = known
        guard known.isShown else { return }
        let number = number(of: known.series)
        members[Int(number)].append(known.id)
    }

    private mutating func number(of series: Series) -> Int32 {
        if let number = seriesNumbers[series] { return number }
        let number = Int32(self.series.count)
        seriesNumbers[series] = number
        self.series.append(series)
        members.append([])
        return number
    }

    private mutating func number(of slot: Slot) -> Int32 {
        if let number = slotNumbers[slot] { return number }
        let number = Int32(slots.count)
        slotNumbers[slot] = number
        slots.append(slot)
        return number
    }

    private mutating func take(_ rows: [PlaceRow], in tx: Transaction) throws {
        for row in rows {
            let packed =
                try row.numbers.flatMap { PackedNumbers(bytes: $0) }
                ?? PackedNumbers(of: row.replication, in: tx)
            let practice = practices[row.practice] ?? Int32(practices.count)
            practices[row.practice] = practice
            let place = PlaceNumbers(practice: practice, try told(packed, in: tx))
            if let number = placeNumbers[row.replication] {
                places[Int(number)] = place
            } else {
                placeNumbers[row.replication] = Int32(places.count)
                places.append(place)
            }
        }
    }

    /// What counts of what a place told. Of one series and period each place counts once, of whichever indicator it is.
    private mutating func told(_ packed: PackedNumbers, in tx: Transaction) throws -> [PlaceNumbers.Told] {
        let series = try packed.indicators.map { try shownSeries(of: $0, in: tx) }
        return packed.lines.compactMap { line in
            guard let series = series[line.indicator] else { return nil }
            let slot = number(of: Slot(series: series, period: line.period))
            return PlaceNumbers.Told(slot: slot, amount: line.amount, whole: line.whole)
        }
    }

    /// Nil of an indicator that is hidden, or was erased meanwhile: nothing counts of it.
    private mutating func shownSeries(of indicator: Thing.ID, in tx: Transaction) throws -> Int32? {
        if indicators[indicator] == nil {
            let rows: [IndicatorRow] = try Self.rows(
                [indicator.rawValue], IndicatorRow.selection, "i.thing_id", in: tx)
            for row in rows { know(row.known) }
        }
        guard let known = indicators[indicator], known.isShown else { return nil }
        return number(of: known.series)
    }
}

private struct IndicatorRow: RowDecodable {
    let known: ToldNumbers.Known

    static var selection: Query {
        """
        SELECT i.thing_id, i.owner_id, i.ready, t.visibility
        FROM indicators i JOIN things t ON t.id = i.thing_id
        """
    }

    init(row: Row) throws {
        let (id, owner): (Thing.ID, Thing.ID) = (try row["thing_id"], try row["owner_id"])
        let ready: String? = try row["ready"]
        let visibility: Visibility = try row["visibility"]
        known = ToldNumbers.Known(
            id: id, owner: owner,
            series: ready.flatMap { ReadyIndicator(rawValue: $0) }.map { .ready($0) } ?? .own(id),
            isShown: visibility == .published)
    }
}

private struct PlaceRow: RowDecodable {
    let replication: Thing.ID
    let practice: Thing.ID
    /// Nil where they were never packed.
    let numbers: [UInt8]?

    static var selection: Query {
        """
        SELECT r.thing_id, r.practice_id, p.numbers
        FROM replications r LEFT JOIN observation_packs p ON p.replication_id = r.thing_id
        """
    }

    init(row: Row) throws {
        replication = try row["thing_id"]
        practice = try row["practice_id"]
        numbers = try row["numbers"]
    }
}
