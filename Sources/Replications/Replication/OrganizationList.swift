import Commons
import Organizations
import Storage
import Web

/// Names of organizations in a form, one a line: each must be introduced here. Those that share a name are written with
/// their place: « La Ruche (Mende, Lozère) ».
enum OrganizationList {
    static func names(_ ids: [Thing.ID], _ language: Language, in tx: Transaction) throws -> String {
        try NamedOrganization.find(ids, in: tx)
            .map { $0.label(among: try NamedOrganization.all($0.thing.title, in: tx), in: language) }
            .joined(separator: "\n")
    }

    /// The organizations that were named; those that are not known are noted by name.
    static func read(
        _ name: String, of form: inout Submission, _ language: Language, in tx: Transaction
    ) throws -> [Thing.ID] {
        let lines = form.text(name, 0...4_000).split(separator: "\n").map { $0.trimmingWhitespace() }.filter {
            !$0.isEmpty
        }
        guard lines.count <= 50 else {
            form.refuse(name, "replications.form.organizations.tooMany")
            return []
        }
        var found: [Thing.ID] = []
        for line in lines {
            let named = try NamedOrganization.all(line, in: tx)
            if named.count > 1 {
                let choices = named.map { $0.label(among: named, in: language) }.joined(separator: " · ")
                form.refuse(name, "replications.form.organizations.several", ["name": line, "choices": choices])
            } else if let one = named.first {
                if !found.contains(one.thing.id) { found.append(one.thing.id) }
            } else {
                form.refuse(name, "replications.form.organizations.unknown", ["name": line])
            }
        }
        return found
    }
}
