import Commons
package import Networks
package import Storage
import Web

/// What many places together told of each indicator: each place once, ratios from their parts, and how many told nothing.
package struct IndicatorRollup: Sendable {
    struct Period: Sendable {
        let period: CivilDate
        let sum: NumberSum
    }

    struct Line: Sendable {
        let series: ToldNumbers.Series
        /// The indicators that are added up, those that are shown.
        let indicators: [Thing.ID]
        /// How many of the places told something of it.
        let periods: [Period]
        /// How many of the places may tell it: those of the practice or the network that proposes it, or the place itself.
        let asked: Int
        /// The most that told one period.
        var told: Int { periods.map(\.sum.told).max() ?? 0 }
    }

    /// Each counted once.
    package let replications: Int
    /// What most places told first. The first of them.
    let lines: [Line]
    /// Of all that were told or could be.
    package let count: Int

    /// So many indicators are shown with their periods.
    static let mostLines = 100
    static let mostPeriods = 60

    package init(of places: CountedPlaces, in tx: Transaction) throws {
        let numbers = try ToldNumbers.current(in: tx)
        let sums = Sums(of: places, numbers)
        replications = places.replications.count
        let owners = try Owners(sums, numbers, in: tx)
        let found = numbers.series.indices.filter { sums.periods[$0] != nil || owners.isAsked($0) }
        count = found.count
        let first = found.map { (number: $0, told: sums.told($0)) }.sorted {
            ($1.told, $0.number) < ($0.told, $1.number)
        }.prefix(Self.mostLines)
        lines = first.map { number, _ in
            Line(
                series: numbers.series[number], indicators: numbers.members[number],
                periods: sums.periods[number] ?? [], asked: owners.asked(number))
        }
    }
}

/// What is added up, by series and period.
private struct Sums {
    /// By the number of the series, the latest period first.
    var periods: [Int: [IndicatorRollup.Period]] = [:]
    /// The places, by the number of their practice.
    private(set) var places: [Int]
    /// Whether each place is counted, by its number.
    private(set) var isCounted: [Bool]

    init(of counted: CountedPlaces, _ numbers: ToldNumbers) {
        var sums = [NumberSum](repeating: NumberSum(), count: numbers.slots.count)
        places = [Int](repeating: 0, count: numbers.practiceCount)
        isCounted = [Bool](repeating: false, count: numbers.places.count)
        for replication in counted.replications {
            guard let number = numbers.number(of: replication), let place = numbers.places[number] else { continue }
            isCounted[number] = true
            places[Int(place.practice)] += 1
            place.add(to: &sums)
        }
        for (slot, sum) in zip(numbers.slots, sums) where sum.told > 0 {
            periods[Int(slot.series), default: []].append(.init(period: slot.period.date, sum: sum))
        }
        for number in periods.keys { periods[number]?.sort { $0.period > $1.period } }
    }

    func told(_ series: Int) -> Int { periods[series]?.map(\.sum.told).max() ?? 0 }
}

/// Whose the indicators are, and so which of the places may tell them.
private struct Owners {
    private let sums: Sums
    private let numbers: ToldNumbers
    /// Of the networks that have indicators: those of the places that are members themselves, by their number. Of the
    /// organizations: those that name it as carrier or partner.
    private let members: [Thing.ID: Set<Int>]

    init(_ sums: Sums, _ numbers: ToldNumbers, in tx: Transaction) throws {
        (self.sums, self.numbers) = (sums, numbers)
        let others = Set(
            numbers.indicators.values.filter {
                numbers.practices[$0.owner] == nil && numbers.number(of: $0.owner) == nil
            }
            .map(\.owner))
        let networks = try CountedPlaces.members(of: others.sorted(), in: tx)
        let funded = try Self.funded(by: others.sorted(), in: tx)
        members = networks.merging(funded) { $0.union($1) }.mapValues { replications in
            Set(replications.compactMap { numbers.number(of: $0) }.filter { sums.isCounted[$0] })
        }
    }

    private static func funded(by organizations: [Thing.ID], in tx: Transaction) throws -> [Thing.ID: Set<Thing.ID>] {
        guard !organizations.isEmpty else { return [:] }
        let pairs: [NamedPair] = try tx.all(
            """
            SELECT organization_id, replication_id FROM replication_organizations
            WHERE organization_id IN \(list: organizations)
            """)
        return Dictionary(grouping: pairs, by: \.organization).mapValues { Set($0.map(\.replication)) }
    }

    private func owners(_ series: Int) -> Set<Thing.ID> {
        Set(numbers.members[series].compactMap { numbers.indicators[$0]?.owner })
    }

    /// Those of the places that have it from their practice.
    private func count(of practice: Thing.ID) -> Int { numbers.practices[practice].map { sums.places[Int($0)] } ?? 0 }

    /// The place itself that added an indicator of its own, by its number, where it is counted.
    private func place(_ owner: Thing.ID) -> Int? {
        numbers.number(of: owner).flatMap { sums.isCounted[$0] ? $0 : nil }
    }

    func isAsked(_ series: Int) -> Bool {
        owners(series).contains { count(of: $0) > 0 || place($0) != nil || members[$0]?.isEmpty == false }
    }

    /// Each place once, however many ask it.
    func asked(_ series: Int) -> Int {
        let owners = owners(series)
        let practices = Set(owners.compactMap { numbers.practices[$0] })
        let others = owners.reduce(into: Set<Int>()) { others, owner in
            if let place = place(owner) { others.insert(place) }
            others.formUnion(members[owner] ?? [])
        }
        let beside = others.filter { number in
            numbers.places[number].map { !practices.contains($0.practice) } ?? false
        }
        return practices.reduce(0) { $0 + sums.places[Int($1)] } + beside.count
    }
}

private struct NamedPair: RowDecodable {
    let organization: Thing.ID
    let replication: Thing.ID

    init(row: Row) throws {
        organization = try row["organization_id"]
        replication = try row["replication_id"]
    }
}
