package import Storage
package import Web

/// A sheet of any kind of thing.
package struct ThingSheet: Sendable {
    package let cells: @Sendable (Thing, Transaction) throws -> [String: [String]]
    /// What the line would do to the thing it names, or to none.
    package let judge: @Sendable (inout Submission, Thing?, Transaction) throws -> SheetVerdict
    /// Does it: nil when the line is refused after all.
    package let carryOut:
        @Sendable (inout Submission, Thing?, Origin, Authorship, World, Transaction) throws -> (Thing, SheetVerdict)?
    package let restore: @Sendable (Thing, Int, Authorship, Transaction) throws -> Thing
    package let withdraw: @Sendable (Thing, Authorship, Transaction) throws -> Thing
    package let isNeeded: @Sendable (Thing, Transaction) throws -> Bool

    init<S: Sheet>(_ sheet: S) {
        let things = sheet.things
        cells = { thing, tx in try sheet.cells(of: try things.content(of: thing, in: tx), thing, in: tx) }
        judge = { line, thing, tx in try Self.judge(&line, thing, sheet, tx).verdict }
        carryOut = { line, thing, origin, author, world, tx in
            let (verdict, content) = try Self.judge(&line, thing, sheet, tx)
            switch (verdict, thing, content) {
            case (.add, nil, let content?):
                return (try sheet.add(content, from: line, origin, by: author, world: world, in: tx), .add)
            case (.change, let thing?, let content?):
                return (try things.revise(thing, content, readAt: thing.revision, by: author, in: tx), .change)
            case (.same, let thing?, _): return (thing, .same)
            default: return nil
            }
        }
        restore = { thing, number, author, tx in try things.restore(thing, to: number, by: author, in: tx) }
        withdraw = { thing, author, tx in try things.show(thing, as: .withdrawn, by: author, in: tx) }
        isNeeded = { thing, tx in try sheet.isNeeded(thing, in: tx) }
    }

    private static func judge<S: Sheet>(
        _ line: inout Submission, _ thing: Thing?, _ sheet: S, _ tx: Transaction
    ) throws -> (verdict: SheetVerdict, content: S.Things.Written?) {
        let old = try thing.map { SheetPresent(thing: $0, content: try sheet.things.content(of: $0, in: tx)) }
        // A reading may rewrite fields as its form shows them: the line keeps its own, and is judged again when its turn comes.
        var copy = line
        if let old {
            for (column, values) in try sheet.cells(of: old.content, old.thing, in: tx)
            where copy.fields[column] == nil {
                copy.set(column, values)
            }
        }
        let content = try sheet.read(&copy, changing: old, in: tx)
        line.takeProblems(of: copy)
        guard let content, line.isValid else { return (.refuse, nil) }
        return (old == nil ? .add : content == old?.content ? .same : .change, content)
    }
}
