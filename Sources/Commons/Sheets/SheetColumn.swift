package import Web

/// A column of the table by which things of a kind come in and go out. Its name is part of a file format: it is not
/// translated with the pages, and never changes.
package struct SheetColumn: Sendable {
    /// What a cell holds.
    package enum Shape: Sendable {
        case line
        /// Several lines, Markdown.
        case text
        /// As people write it: `1 250`, `3,5`.
        case number
        /// To the day, the month or the year.
        case date
        case choice([SheetWord])
        /// Words with semicolons between them.
        case choices([SheetWord])
        /// Short texts with a vertical bar between them.
        case lines
        /// An official code, or a name that is told apart.
        case territory
        case thing(Kind)
        /// One of several kinds: what has the same name in two is told by its path.
        case anyThing([Kind])
        /// With semicolons between them.
        case things(Kind)
        /// Of several kinds: what has the same name in two is told by its path.
        case anyThings([Kind])

        package var takesMany: Bool {
            switch self {
            case .choices, .lines, .things, .anyThings: true
            case .line, .text, .number, .date, .choice, .territory, .thing, .anyThing: false
            }
        }
    }

    /// The name in English, and of the field that a form has for it.
    package let name: String
    package let french: String
    package let shape: Shape
    /// The text that says what belongs here.
    package let label: String
    package let isRequired: Bool
    /// A way to reach somebody: it comes in, and stays out of open data.
    package let isPersonal: Bool
    /// A cell as an example, by language.
    package let example: [Language: String]

    package init(
        _ name: String, _ french: String, _ shape: Shape, label: String, isRequired: Bool = false,
        isPersonal: Bool = false, example: [Language: String] = [:]
    ) {
        self.name = name
        self.french = french
        self.shape = shape
        self.label = label
        self.isRequired = isRequired
        self.isPersonal = isPersonal
        self.example = example
    }

    package func name(in language: Language) -> String { language == .fr ? french : name }
}

/// A word that a cell may hold: its key, or what it is called in any language.
package struct SheetWord: Sendable {
    package let key: String
    package let labels: [Language: String]

    package init(_ key: String, _ labels: [Language: String] = [:]) {
        self.key = key
        self.labels = labels
    }
}
