import Foundation
package import Mail
package import Storage
package import Web

extension Account {
    package static func find(_ id: Person.ID, in tx: Transaction) throws -> Account? {
        try tx.first("SELECT \(columns) FROM accounts WHERE id = \(id)")
    }

    package static func find(_ email: EmailAddress, in tx: Transaction) throws -> Account? {
        try find(typed: email.rawValue, in: tx)
    }

    /// By an address as somebody typed it, which may be no address at all.
    static func find(typed email: String, in tx: Transaction) throws -> Account? {
        try tx.first("SELECT \(columns) FROM accounts WHERE email_folded = \(email.lowercased())")
    }

    package static func require(_ id: Person.ID, in tx: Transaction) throws -> Account {
        guard let account = try find(id, in: tx) else { throw AppError.missing }
        return account
    }

    /// Some accounts; whoever left is missing.
    package static func find(_ ids: [Person.ID], in tx: Transaction) throws -> [Account] {
        try tx.all("SELECT \(columns) FROM accounts WHERE id IN \(list: ids)")
    }

    /// `limit` of the accounts whose name or address holds all the words, by name, after one of them.
    static func search(
        _ words: String, after last: Person.ID?, limit: Int, in tx: Transaction
    ) throws -> [Account] {
        var conditions: [Query] = words.split(separator: " ").prefix(8).map { word in
            let pattern = "%\(escaped(folded(String(word))))%"
            return "(name_folded LIKE \(pattern) ESCAPE '\\' OR email_folded LIKE \(pattern) ESCAPE '\\')"
        }
        if let last {
            conditions.append("(name_folded, id) > (SELECT name_folded, id FROM accounts WHERE id = \(last))")
        }
        let filter: Query = conditions.isEmpty ? "" : "WHERE \(Query.joined(conditions, separator: " AND "))"
        return try tx.all("SELECT \(columns) FROM accounts \(filter) ORDER BY name_folded, id LIMIT \(limit)")
    }

    /// Without case and accents, so that "Lea" finds "Léa".
    static func folded(_ text: String) -> String {
        text.folding(options: .diacriticInsensitive, locale: nil).lowercased()
    }

    private static func escaped(_ word: String) -> String {
        word.reduce(into: "") { $0 += "\\%_".contains($1) ? "\\\($1)" : "\($1)" }
    }
}
