import Commons
import Markup
import Practices
import Storage
import Territories
import Web

/// Is there a right scale? Effect, reach and cost per person against the population and the level of the territories.
struct ScalePage: PageModel {
    struct Subject: Encodable, Sendable {
        let id: Thing.ID
        let title: String
        let path: String
        let language: String
        let isFictional: Bool
    }

    let practice: Subject
    let places: [ScaledPlace]
    let outcomes: [ScaledOutcome]
    /// There are more figures than are read.
    let isCut: Bool

    static var forms: [Format] { [.json, .csv, .csvMetadata, .svg] }

    init(of thing: Thing, _ language: Language, in tx: Transaction) throws {
        let told = try ToldPractice.all([thing], in: language, tx).first
        practice = Subject(
            id: thing.id, title: told?.title ?? thing.title, path: thing.path,
            language: told?.language ?? thing.language, isFictional: thing.isFictional)
        let reading = try ScaleReading(of: thing.id, in: tx)
        (places, isCut) = (reading.places, reading.isCut)
        outcomes = try Outcomes.all(of: thing.id, in: tx).map { try ScaledOutcome(of: $0, language, in: tx) }
    }

    private enum CodingKeys: CodingKey { case practice, isCut, hidden, fewestShown, topics, outcomes }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(practice, forKey: .practice)
        try container.encode(isCut, forKey: .isCut)
        try container.encode(places.count { $0.isHidden }, forKey: .hidden)
        try container.encode(ScaledPlace.fewestShown, forKey: .fewestShown)
        try container.encode(ScaleTopic.allCases.map { ToldScale($0, places) }, forKey: .topics)
        try container.encode(outcomes.map { ToldScale($0) }, forKey: .outcomes)
    }

    func dataTable(_ screen: Screen) -> DataTable { ScaledPlace.table(places, screen) }

    func drawing(_ screen: Screen) -> Markup {
        let texts = screen.texts
        let figures =
            ScaleTopic.allCases.compactMap { $0.figure(places, texts)?.drawing }
            + outcomes.compactMap { $0.figure(texts).drawing }
        return figures.isEmpty
            ? BlankDrawing(words: texts("evidence.scale.nothing")).markup : DotFigure.sheet(figures)
    }
}

extension [ScaleLine] {
    func best(of kind: String, isHigherBetter: Bool) -> ScaleLine? {
        filter { $0.by == kind }.best(isHigherBetter: isHigherBetter)
    }
}

extension ScaleTopic {
    /// As programs read it.
    var unit: String {
        switch self {
        case .reached: "people"
        case .share: "people reached per 1,000 inhabitants"
        case .cost: "euros per person reached"
        }
    }
}

extension ScaledOutcome {
    init(of thing: Thing, _ language: Language, in tx: Transaction) throws {
        let content = try Outcomes().content(of: thing, in: tx)
        let studies = try StudyReading(of: thing, language, in: tx).studies(of: content)
        self.init((thing.path, thing.title, thing.language), content, studies)
    }
}

extension ScaledPlace {
    /// A line a place, for R and spreadsheets.
    static func table(_ places: [ScaledPlace], _ screen: Screen) -> DataTable {
        DataTable(
            columns: [
                .init("place"), .init("url", "anyURI"), .init("level"), .init("population", "integer"),
                .init("year", "gYear"), .init("reached", "decimal"), .init("cost", "decimal"),
                .init("reachedPerThousand", "decimal"), .init("costPerPerson", "decimal"),
                .init("hidden", "boolean"), .init("fictional", "boolean"),
            ],
            rows: places.map { place in
                let numbers = [place.reached, place.cost, place.share, place.costPerPerson].map { number in
                    number.map { "\($0)" } ?? ""
                }
                return [
                    place.served.title, screen.absolute(place.served.path), place.served.level.rawValue,
                    place.served.population.map { "\($0)" } ?? "", place.year.map { "\($0)" } ?? "",
                ] + numbers + [place.isHidden ? "true" : "false", place.served.isFictional ? "true" : "false"]
            })
    }
}
