import Commons
import Storage
import Web

/// Takes back what a line did, as far as nobody has built on it since.
struct ListUndoing {
    let list: ListImport
    let sheet: AnySheet
    let at: Timestamp
    let tx: Transaction

    init(list: ListImport, sheet: AnySheet, at now: Timestamp, tx: Transaction) {
        self.list = list
        self.sheet = sheet
        at = now
        self.tx = tx
    }

    func takeBack(_ line: ImportLine) throws -> SheetEnd {
        switch sheet.subject {
        case .things(let things): try takeBack(line, things)
        case .rows(let rows): try line.done.map { try rows.takeBack($0, by: author, in: tx) } ?? .gone
        }
    }

    private func takeBack(_ line: ImportLine, _ things: ThingSheet) throws -> SheetEnd {
        guard let id = line.thing, let thing = try Thing.find(id, in: tx) else { return .gone }
        if line.outcome == .change { return try restore(thing, line, things) }
        let isUntouched = thing.revision == line.revisionAfter && thing.updatedAt == line.touchedAt
        if try isUntouched && !things.isNeeded(thing, tx) {
            try thing.erase(in: tx)
            try Audit.record("thing.erased", of: thing, by: list.undoneBy, at: at, in: tx)
            return .erased
        }
        if thing.visibility != .withdrawn { _ = try things.withdraw(thing, author, tx) }
        return .withdrawn
    }

    private func restore(_ thing: Thing, _ line: ImportLine, _ things: ThingSheet) throws -> SheetEnd {
        guard thing.revision == line.revisionAfter, thing.visibility != .withdrawn, let before = line.revisionBefore
        else { return .left }
        _ = try things.restore(thing, before, author, tx)
        return .restored
    }

    private var author: Authorship { Authorship(list.undoneBy, because: list.undoReason, at: at) }
}
