import Commons
import Markup
import Replications
import Storage
import Territories
import Web

/// How many, here and below, each counted once: the numbers, what is missing, how they are made, and when.
struct TotalsPage: PageModel {
    typealias Place = CountedGroup.Place

    struct Step: Encodable, Sendable {
        let group: Place
        let within: Place?
        let replications: Int
        let measures: [Measure: Totals.Sum]
        let alreadyCounted: Int
    }

    let of: [Place]
    /// Only what was told of this year counts; nil for the latest that is known of each.
    let year: Int?
    /// Of which something was told.
    let years: [Int]
    let date: Timestamp
    let replications: Int
    let measures: [Measure: Totals.Sum]
    let partners: Int
    /// The first of them: `stepCount` says how many there are.
    let steps: [Step]
    let stepCount: Int
    let lacking: [Place]
    let group: CountedGroup
    /// Networks to choose among; not where one thing is asked for.
    let choice: [Choice]

    struct Choice: Encodable, Sendable {
        let slug: String
        let title: String
        let isChosen: Bool
    }

    private enum CodingKeys: String, CodingKey {
        case of, year, years, date, replications, measures, partners, steps, stepCount, lacking
    }

    static let mostSteps = 2_000
    static let shown = 200

    static var forms: [Format] { [.json, .csv, .csvMetadata] }

    init(
        of group: CountedGroup, in year: Int?, choosing choice: [Choice], at now: Timestamp, _ language: Language,
        in tx: Transaction
    ) throws {
        let roots = group.roots.map(\.knot)
        let totals = Totals(of: roots, in: year, try Fabric.current(in: tx))
        self.year = year
        years = totals.years
        let steps = totals.steps.prefix(Self.mostSteps)
        let knots = steps.flatMap { [$0.knot] + [$0.within].compactMap { $0 } }
        let named = try KnotNames(knots + totals.lacking.map { .thing($0) }, language, in: tx)
        (self.group, of) = (group, group.places)
        date = now
        replications = totals.replications
        measures = totals.sums
        partners = totals.partners
        self.steps = steps.compactMap { step in
            named[step.knot].map {
                Step(
                    group: $0, within: step.within.flatMap { named[$0] }, replications: step.replications,
                    measures: step.sums, alreadyCounted: step.repeated)
            }
        }
        stepCount = totals.steps.count
        lacking = totals.lacking.compactMap { named[.thing($0)] }
        self.choice = choice
    }

    func dataTable(_ screen: Screen) -> DataTable {
        let columns = Measure.allCases.flatMap { measure -> [DataTable.Column] in
            [.init(measure.rawValue, "decimal"), .init("\(measure.rawValue)Missing", "integer")]
        }
        return DataTable(
            columns: [
                .init("group"), .init("url", "anyURI"), .init("within"), .init("replications", "integer"),
            ] + columns + [.init("alreadyCounted", "integer"), .init("year", "gYear")],
            rows: steps.map { step in
                [
                    step.group.title, screen.absolute(step.group.path), step.within?.title ?? "",
                    "\(step.replications)",
                ]
                    + Measure.allCases.flatMap { measure in
                        let sum = step.measures[measure]
                        let isKnown = (sum?.told ?? 0) > 0
                        return [
                            isKnown ? sum.map { "\(Double($0.amount.rawValue) / 100)" } ?? "" : "",
                            "\(sum?.missing ?? 0)",
                        ]
                    } + ["\(step.alreadyCounted)", year.map(String.init) ?? ""]
            })
    }
}

extension TotalsPage {
    /// The same question, of another year.
    func address(in year: Int?) -> String { group.address("", [year.map { "year=\($0)" }].compactMap { $0 }) }

    /// What the same places told of indicators.
    var indicatorsAddress: String { group.address("indicators") }

    /// What people said of the same places.
    var testimoniesAddress: String { group.address("testimonies") }
}

/// The names of what stands in a total.
struct KnotNames {
    private let things: [Thing.ID: Thing]
    private let territories: [Territory.ID: TerritoryLink]
    private let language: Language

    init(_ knots: [Fabric.Knot], _ language: Language, in tx: Transaction) throws {
        var ids: Set<Thing.ID> = []
        var places: Set<Territory.ID> = []
        for knot in knots {
            switch knot {
            case .thing(let id): ids.insert(id)
            case .territory(let id), .group(let id): places.insert(id)
            }
        }
        things = try Thing.find(ids.sorted(), in: tx)
        territories = try TerritoryLink.find(places.sorted(), language: language, in: tx)
        self.language = language
    }

    subscript(_ knot: Fabric.Knot) -> TotalsPage.Place? {
        switch knot {
        case .thing(let id): things[id].map { TotalsPage.Place($0) }
        case .territory(let id), .group(let id): territories[id].map { TotalsPage.Place($0, language) }
        }
    }
}
