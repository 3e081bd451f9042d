import Accounts
import Commons
import Mail
import Storage
import Web

/// The letters of this room, in their reader's language and the node's own wording.
///
/// The texts are `labels.letter.<kind>.subject` and `labels.letter.<kind>.text`.
struct LabelLetters: Sendable {
    let site: Site
    let catalog: TextCatalog

    /// - Parameter words: what was said in public with the act.
    func write(_ kind: String, to account: Account, about file: LabelFile, saying words: String = "") -> Letter {
        let language = account.language
        let texts = Texts(language, catalog: catalog, overrides: site.wording[language] ?? [:])
        let last = file.label.expiresOn.map { texts.date($0) } ?? ""
        let values = [
            "site": site.name, "replication": file.replication.title, "issuer": file.issuer.title, "date": last,
        ]
        let text =
            [texts("labels.letter.greeting"), texts("labels.letter.\(kind).text", values)]
            + (words.isEmpty ? [] : [words])
            + [site.address + file.label.path, texts("labels.letter.farewell", values)]
        return Letter(
            to: account.email, subject: texts("labels.letter.\(kind).subject", values),
            text: text.joined(separator: "\n\n"), language: language)
    }
}

// Telling those whom an act concerns, but for whoever did it.
extension LabelDesk {
    func tell(
        _ act: LabelAct, _ file: LabelFile, by person: Person.ID, saying words: String = "", _ site: Site,
        in tx: Transaction
    ) throws {
        guard try !isInsistent(act, file.label, in: tx) else { return }
        let readers = try readers(of: act, file, in: tx).filter { $0 != person }
        try send(act.rawValue, file, to: readers, saying: words, site, in: tx)
    }

    /// Who asks, takes it back and asks again writes to nobody any more that day.
    private func isInsistent(_ act: LabelAct, _ label: Label, in tx: Transaction) throws -> Bool {
        let dayAgo = world.now() - .seconds(86_400)
        let times: Int? = try tx.value(
            "SELECT COUNT(*) FROM label_events WHERE label_id = \(label.id) AND act = \(act) AND at > \(dayAgo)")
        return (times ?? 0) > Self.mostInADay
    }

    private static var mostInADay: Int { 3 }

    func send(
        _ kind: String, _ file: LabelFile, to people: [Person.ID], saying words: String = "", _ site: Site,
        in tx: Transaction
    ) throws {
        let letters = LabelLetters(site: site, catalog: catalog)
        let readers = try Account.find(people, in: tx).sorted { $0.id < $1.id }
        for account in readers where !account.isClosed && !account.isSuspended {
            try Outbox.post(letters.write(kind, to: account, about: file, saying: words), world: world, in: tx)
        }
    }

    private func readers(of act: LabelAct, _ file: LabelFile, in tx: Transaction) throws -> [Person.ID] {
        switch act {
        case .ask, .answer, .appeal, .giveBack, .agree, .leave: try file.issuer.keepers(in: tx)
        case .takeBack: try file.issuer.keepers(in: tx) + file.present.map(\.person)
        case .name, .withdraw: try file.replication.keepers(in: tx)
        case .report: try file.issuer.keepers(in: tx) + file.replication.keepers(in: tx)
        case .grant, .refuse: try file.replication.keepers(in: tx) + file.present.map(\.person)
        case .find: []
        }
    }
}
