package import Commons

extension Kind {
    package static let indicator = Kind(rawValue: "indicator")
}

/// Something that places count in the same way, so that their numbers can be added up.
package struct IndicatorContent: Content {
    package static let kind = Kind.indicator

    /// What sort of number it is, and so how numbers of many places become one.
    package enum Sort: String, Sendable, Codable, CaseIterable {
        /// How many: added up.
        case count
        /// Euros: added up.
        case money
        /// How many of how many: both added up, then divided.
        case proportion
        /// A mean of so many people: weighted by them.
        case mean
        /// Events for so many people, or so much time: both added up, then divided.
        case rate
        /// A mark given by so many people: weighted by them.
        case score

        package var textKey: String { "indicators.sort.\(rawValue)" }

        /// It has a number below the line: a denominator, or how many people.
        package var hasWhole: Bool {
            switch self {
            case .count, .money: false
            case .proportion, .mean, .rate, .score: true
            }
        }
    }

    package enum Direction: String, Sendable, Codable, CaseIterable {
        case more, less, neither

        package var textKey: String { "indicators.direction.\(rawValue)" }
    }

    /// What it tells of: what was done, what came of it at once, what it changes.
    package enum Level: String, Sendable, Codable, CaseIterable {
        case activity, result, impact

        package var textKey: String { "indicators.level.\(rawValue)" }
    }

    package var title: String
    package var language: String
    /// The practice or network that proposes it, or the replication that adds its own.
    package var owner: Thing.ID
    /// What is counted.
    package var question: String
    /// Who is counted, and who is not.
    package var counted: String
    package var unit: String
    package var sort: Sort
    package var direction: Direction
    package var level: Level
    /// How often, and how it is measured.
    package var rhythm: String
    /// Goals and catalogues that it answers to, as words: « ODD 8.5, IRIS+ OI4732 ».
    package var alignments: String
    /// The ready one that it was made from; nil of any other.
    package var ready: ReadyIndicator?

    package var summary: String { question.count > 200 ? question.prefix(199) + "…" : question }

    package init(
        title: String, language: String, owner: Thing.ID, question: String = "", counted: String = "",
        unit: String = "", sort: Sort = .count, direction: Direction = .more, level: Level = .activity,
        rhythm: String = "", alignments: String = "", ready: ReadyIndicator? = nil
    ) {
        (self.title, self.language, self.owner, self.question) = (title, language, owner, question)
        (self.counted, self.unit, self.sort, self.direction) = (counted, unit, sort, direction)
        (self.level, self.rhythm, self.alignments, self.ready) = (level, rhythm, alignments, ready)
    }

    package var fields: [ContentField] {
        [
            ContentField("indicators.form.title", title), ContentField("indicators.form.question", question),
            ContentField("indicators.form.counted", counted), ContentField("indicators.form.unit", unit),
            ContentField("indicators.form.sort", sort.rawValue),
            ContentField("indicators.form.direction", direction.rawValue),
            ContentField("indicators.form.level", level.rawValue), ContentField("indicators.form.rhythm", rhythm),
            ContentField("indicators.form.alignments", alignments),
        ]
    }
}

extension IndicatorContent: TranslatableContent {
    package static var translatable: [TranslatableField<IndicatorContent>] {
        [
            .line("indicators.form.title", \.title), .markdown("indicators.form.question", \.question),
            .line("indicators.form.counted", \.counted), .line("indicators.form.unit", \.unit),
            .line("indicators.form.rhythm", \.rhythm),
        ]
    }
}

/// The indicators of employment that come ready: a practice or network takes them up as they are.
package enum ReadyIndicator: String, Sendable, Codable, CaseIterable {
    case jobsCreated, jobsKept, contracts, hired, situationAfterSix, situationAfterTwelve, training, volunteering

    package var textKey: String { "indicators.ready.\(rawValue)" }

    var sort: IndicatorContent.Sort {
        switch self {
        case .situationAfterSix, .situationAfterTwelve: .proportion
        case .jobsCreated, .jobsKept, .contracts, .hired, .training, .volunteering: .count
        }
    }

    var level: IndicatorContent.Level {
        switch self {
        case .training, .volunteering: .activity
        case .jobsCreated, .jobsKept, .contracts, .hired: .result
        case .situationAfterSix, .situationAfterTwelve: .impact
        }
    }

    /// Of the catalogues, by their own words.
    var alignments: String {
        switch self {
        case .jobsCreated, .jobsKept, .contracts: "ODD/SDG 8.5"
        case .hired, .situationAfterSix, .situationAfterTwelve: "ODD/SDG 8.5, 10.2"
        case .training: "ODD/SDG 4.4"
        case .volunteering: "ODD/SDG 17.17"
        }
    }
}
