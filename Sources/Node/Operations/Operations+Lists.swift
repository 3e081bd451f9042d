import Accounts
package import Commons
package import Mail
import Practices
import Storage
import Transfer
package import Web

// Lists that people made, as /imports takes them in.
extension Operations {
    /// What is brought, and by whom.
    package struct ListToImport: Sendable {
        package let path: String
        package let kind: Kind
        package let source: String
        package let language: Language
        /// In whose name; nobody's where none is given.
        package let email: EmailAddress?
        /// Whether a program reads the answer.
        package let isForPrograms: Bool

        package init(
            path: String, kind: Kind, source: String, language: Language, email: EmailAddress?, isForPrograms: Bool
        ) {
            self.path = path
            self.kind = kind
            self.source = source
            self.language = language
            self.email = email
            self.isForPrograms = isForPrograms
        }
    }

    /// Rehearses a list, and carries it out.
    package func importList(
        _ wanted: ListToImport, rehearsing: Bool, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
    ) async throws -> [String] {
        let catalog = try Rooms.texts()
        let sheets = Rooms.sheets(catalog, try Vocabulary())
        guard let sheet = sheets.first(where: { $0.kind == wanted.kind }) else { throw AppError.missing }
        let file = try ListFile(try Self.bytes(at: wanted.path), for: sheet)
        let texts = Texts(.en, catalog: catalog)
        let bringing = ListBringing(
            by: try await person(wanted.email), source: wanted.source, language: wanted.language.rawValue,
            fileName: String(wanted.path.split(separator: "/").last ?? ""),
            reason: Texts(wanted.language, catalog: catalog)("transfer.reason", ["source": wanted.source]))
        let list = try await database.write { tx in
            try ListImport.make(file, of: sheet, bringing, world: world, in: tx)
        }
        let work = ListWork(sheets: sheets, database: database, world: world)
        try await work.run(list.id, progress: progress)
        if !rehearsing {
            try await database.write { tx in try list.apply(world: world, in: tx) }
            try await work.run(list.id, progress: progress)
        }
        let words = ListWords(texts: texts, file: file)
        return wanted.isForPrograms
            ? try await words.json(list, rehearsed: rehearsing, in: database)
            : try await words.lines(list, rehearsed: rehearsing, in: database)
    }

    private func person(_ email: EmailAddress?) async throws -> Person.ID? {
        guard let email else { return nil }
        guard let account = try await database.read({ tx in try Account.find(email, in: tx) }) else {
            throw AppError(.missing, "accounts.error.noSuchAccount")
        }
        return account.id
    }

    private static func bytes(at path: String) throws -> [UInt8] {
        let file = try ReadFile(at: path)
        guard file.size <= ListLimits.fileBytes else {
            throw AppError(.tooLarge, "web.error.413.file", ["megabytes": "\(ListLimits.fileBytes >> 20)"])
        }
        return try file.read(at: 0, count: file.size)
    }
}
