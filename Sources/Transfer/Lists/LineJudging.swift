import Commons
import Organizations
import Practices
import Storage
import Web

/// What a line would do, and does: first its thing is found, then its sheet judges.
struct LineJudging {
    let reading: LineReading
    let list: ListImport

    struct Judgement {
        var line: Submission
        let thing: Thing?
        var verdict: SheetVerdict
        /// What is said of a line that is right.
        var remarks: [ListProblem] = []
    }

    func judge(
        _ cells: [String: String], key: String, by author: Authorship, in tx: Transaction
    ) throws -> Judgement {
        switch reading.sheet.subject {
        case .things(let things): try judge(cells, key: key, things, in: tx)
        case .rows(let rows): try judge(cells, rows, by: author, in: tx)
        }
    }

    private func judge(
        _ cells: [String: String], _ rows: any RowSheet, by author: Authorship, in tx: Transaction
    ) throws -> Judgement {
        var line = try reading.submission(cells, isNew: true, in: tx)
        if line.fields["source"] == nil { line.set("source", [list.source]) }
        let read = line.isValid ? try rows.judge(&line, by: author, in: tx) : .refused
        return Judgement(
            line: line, thing: nil, verdict: line.isValid ? read.verdict : .refuse,
            remarks: read.remark.map { [ListProblem(nil, $0)] } ?? [])
    }

    private func judge(
        _ cells: [String: String], key: String, _ things: ThingSheet, in tx: Transaction
    ) throws -> Judgement {
        let key = ListKey(kind: reading.sheet.kind, source: list.source, key: key)
        let thing = try match(cells, key, in: tx)
        var line = try reading.submission(cells, isNew: thing == nil, in: tx)
        let read = try things.judge(&line, thing, tx)
        if let problem = try obstacle(thing, read, line, key, tx) {
            line.refuse(problem.column ?? "title", problem.key, problem.values)
        }
        return Judgement(line: line, thing: thing, verdict: line.isValid ? read : .refuse)
    }

    private func match(_ cells: [String: String], _ key: ListKey, in tx: Transaction) throws -> Thing? {
        let kind = reading.sheet.kind
        if let id = Thing.ID(rawValue: LineReading.plain(cells["id"] ?? "")), let thing = try Thing.find(id, in: tx),
            thing.kind == kind
        {
            return thing
        }
        let slug = LineReading.plain(cells["slug"] ?? "")
        if !slug.isEmpty, let thing = try Thing.find(kind, named: slug, in: tx) { return thing }
        return try key.thing(in: tx)
    }

    /// What keeps a line that could be read from being carried out.
    private func obstacle(
        _ thing: Thing?, _ verdict: SheetVerdict, _ line: Submission, _ key: ListKey, _ tx: Transaction
    ) throws -> ListProblem? {
        guard let thing else {
            guard verdict == .add, !key.isGiven, line.shown("slug").isEmpty, reading.sheet.isKnownByTitle,
                let other = try Thing.find(key.kind, named: Slug.make(line.shown("title")), in: tx)
            else { return nil }
            return ListProblem("title", "transfer.problem.sameTitle", ["path": other.path, "slug": other.slug])
        }
        if thing.visibility == .withdrawn {
            return ListProblem("title", "transfer.problem.withdrawn", ["path": thing.path])
        }
        guard verdict == .change, let person = list.madeBy, try !thing.isKept(by: person, in: tx) else { return nil }
        return ListProblem("title", "transfer.problem.notKeeper", ["path": thing.path])
    }
}

extension AnySheet {
    /// Organizations and practices are known by their names; two places may give a replication or a change the same one.
    fileprivate var isKnownByTitle: Bool { [.organization, .practice].contains(kind) }
}
