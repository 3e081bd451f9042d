import Commons
import Organizations
import Storage
import Web

/// Names of organizations in a form, one a line: each must be introduced here.
enum OrganizationList {
    static func names(_ ids: [Thing.ID], in tx: Transaction) throws -> String {
        let things = try Thing.find(ids, in: tx)
        return ids.compactMap { things[$0]?.title }.joined(separator: "\n")
    }

    /// The organizations that were named; those that are not known are noted by name.
    static func read(_ name: String, of form: inout Submission, in tx: Transaction) throws -> [Thing.ID] {
        let lines = form.text(name, 0...4_000).split(separator: "\n").map { $0.trimmingWhitespace() }.filter {
            !$0.isEmpty
        }
        guard lines.count <= 50 else {
            form.refuse(name, "replications.form.organizations.tooMany")
            return []
        }
        var found: [Thing.ID] = []
        for line in lines {
            let wanted = Slug.make(line)
            let matching = try Organizations.suggestions(matching: line, limit: 20, in: tx)
            if let one = matching.first(where: { Slug.make($0.title) == wanted }) {
                if !found.contains(one.id) { found.append(one.id) }
            } else {
                form.refuse(name, "replications.form.organizations.unknown", ["name": line])
            }
        }
        return found
    }
}
