package import Commons
import Storage
import Territories
import Web

extension Accountability {
    package static let holdings = [
        AccountSheets().holding("sheets", filling: ["sheets"]) { content, tx in
            guard let territory = content.territory else { return nil }
            return try Territory.find(territory, in: tx) == nil ? territory.rawValue : nil
        }
    ]

    /// Who reads a draft, and what they said of it; they come after the things.
    package static let sharings = [
        Holding(
            "sheet-readers",
            HeldTable(
                "sheet_readers",
                [
                    .key("sheet_id", Thing.ID.self), .key("person_id", Person.ID.self),
                    .column("since", Timestamp.self), .column("added_by", Person.ID?.self),
                ])),
        Holding(
            "sheet-comments",
            HeldTable(
                "sheet_comments",
                [
                    .key("id", Identifier<SheetComment>.self), .column("sheet_id", Thing.ID.self),
                    .column("revision", Int.self), .column("text", String.self),
                    .column("person_id", Person.ID?.self), .column("at", Timestamp.self),
                ])),
    ]
}
