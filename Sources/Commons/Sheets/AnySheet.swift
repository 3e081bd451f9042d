import Storage
import Web

/// A sheet of whatever there are lists of.
package struct AnySheet: Sendable {
    package enum Subject: Sendable {
        case things(ThingSheet)
        case rows(any RowSheet)
    }

    /// Names the table.
    package let kind: Kind
    /// All of them, those that every sheet of things has first.
    package let columns: [SheetColumn]
    package let subject: Subject

    package init<S: Sheet>(_ sheet: S) {
        kind = sheet.things.kind
        columns = SheetColumn.common + sheet.columns
        subject = .things(ThingSheet(sheet))
    }

    package init(rows sheet: any RowSheet) {
        kind = sheet.kind
        columns = sheet.columns
        subject = .rows(sheet)
    }

    /// Carriers bring such lists in, and not only editors.
    package var isForCarriers: Bool {
        switch subject {
        case .things: false
        case .rows(let rows): rows.isForCarriers
        }
    }

    /// The columns by which a line is called when people read of it.
    package var naming: [String] {
        switch subject {
        case .things: ["title"]
        case .rows(let rows): rows.telling
        }
    }
}

extension SheetColumn {
    /// What every sheet of things has: by what a thing is known here or where the list comes from, and where its facts come
    /// from.
    package static let common = [
        SheetColumn("id", "identifiant", .line, label: "transfer.column.id"),
        SheetColumn("slug", "adresse", .line, label: "transfer.column.slug"),
        SheetColumn(
            "key", "cle", .line, label: "transfer.column.key", example: [.fr: "LOZ-0042", .en: "LOZ-0042"]),
        source,
        SheetColumn(
            "language", "langue",
            .choice([
                SheetWord("fr", [.fr: "français", .en: "French"]),
                SheetWord("en", [.fr: "anglais", .en: "English"]),
            ]),
            label: "transfer.column.language", example: [.fr: "fr", .en: "en"]),
    ]

    /// Where the facts of a line come from; in a list without this column, from where the list does.
    package static let source = SheetColumn(
        "source", "source", .line, label: "transfer.column.source",
        example: [.fr: "Recensement 2025 du réseau", .en: "The network’s census, 2025"])
}
