import Accounts
import Commons
import Mail
import Storage
import Web

/// Addresses to which a draft is shown: whoever has an account with one reads it. That somebody has one is told to nobody,
/// so the list says what was typed. It ends with publication.
enum SheetAddress {
    static let most = 100

    /// - Returns: whether it was not there before.
    static func add(
        _ email: EmailAddress, to sheet: Thing, by person: Person.ID, at now: Timestamp, in tx: Transaction
    ) throws -> Bool {
        let count: Int? = try tx.value("SELECT COUNT(*) FROM sheet_addresses WHERE sheet_id = \(sheet.id)")
        guard count ?? 0 < most else { throw AppError(.conflict, "accountability.addresses.tooMany") }
        let added = try tx.run(
            """
            INSERT INTO sheet_addresses (sheet_id, address, added_by, since)
            VALUES (\(sheet.id), \(email.folded), \(person), \(now)) ON CONFLICT DO NOTHING
            """)
        if added == 1 { try Audit.record("sheet.reader", of: sheet, by: person, at: now, in: tx) }
        return added == 1
    }

    static func remove(
        _ email: EmailAddress, from sheet: Thing, by person: Person.ID, at now: Timestamp, in tx: Transaction
    ) throws {
        let gone = try tx.run(
            "DELETE FROM sheet_addresses WHERE sheet_id = \(sheet.id) AND address = \(email.folded)")
        if gone == 1 { try Audit.record("sheet.readerRemoved", of: sheet, by: person, at: now, in: tx) }
    }

    static func end(of sheet: Thing, in tx: Transaction) throws {
        try tx.run("DELETE FROM sheet_addresses WHERE sheet_id = \(sheet.id)")
    }

    /// As they were typed, but for capitals.
    static func all(of sheet: Thing, in tx: Transaction) throws -> [String] {
        try tx.values(
            "SELECT address FROM sheet_addresses WHERE sheet_id = \(sheet.id) ORDER BY since, address LIMIT \(most)")
    }

    /// The drafts that are shown to the address of somebody, the latest first.
    static func sheets(for person: Person.ID, in tx: Transaction) throws -> [Thing.ID] {
        guard let account = try Account.find(person, in: tx), account.isVerified else { return [] }
        return try tx.values(
            """
            SELECT sheet_id FROM sheet_addresses WHERE address = \(account.email.folded)
            ORDER BY sheet_id DESC LIMIT 50
            """)
    }
}
