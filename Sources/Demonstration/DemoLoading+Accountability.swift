import Accountability
import Commons
import Replications
import Storage
import Territories
import Web

extension DemoLoading {
    /// What somebody accounts for, published with what the demonstration knows, or a draft.
    mutating func sheet(_ line: DemoFiles.Line) throws {
        let key = try value("key", line)
        let teller = try known(things["\(try value("teller_kind", line)):\(try value("teller", line))"], "teller", line)
        let content = try account(line, of: teller)
        try once("sheet:\(key)") { [author, world, tx] in
            let thing = try AccountSheets().begin(content, Self.origin(line), by: author, world: world, in: tx)
            // What was read in testimonies was read a moment ago.
            let later = Authorship(nil, because: author.reason, at: world.now())
            return line["state"] == "published" ? try AccountSheets().publish(thing, by: later, in: tx) : thing
        }
    }

    private func account(_ line: DemoFiles.Line, of teller: Thing) throws -> SheetContent {
        let from = try known(CivilDate(rawValue: try value("from", line)), "from", line)
        let to = Self.optional("to", line).flatMap { CivilDate(rawValue: $0) }
        let period = try known(AccountPeriod(from: from, to: to), "to", line)
        let territory = try Self.optional("territory", line).map { name in
            try Territory.require(try known(Territory.ID(rawValue: name), "territory", line), in: tx)
        }
        var content = SheetContent.told(of: territory?.name ?? teller.title, by: teller.id, period, in: "fr")
        content.territory = territory?.id
        content.moneyIn = try money("in_fr", line)
        content.moneyOut = try money("out_fr", line)
        (content.failed, content.next) = (line["failed_fr"] ?? "", line["next_fr"] ?? "")
        content.context = line["context_fr"] ?? ""
        return content
    }

    /// « Cotisations=480|Dons=12.5 »
    private func money(_ name: String, _ line: DemoFiles.Line) throws -> [MoneyLine] {
        try Self.list(line[name], "|").map { text in
            let parts = text.split(separator: "=").map(String.init)
            let amount = try known(parts.last.flatMap { Amount(written: $0, decimals: 2) }, name, line)
            return MoneyLine(try known(parts.first, name, line), amount)
        }
    }
}
