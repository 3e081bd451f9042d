import Commons
import Storage
import Territories
import Web

extension ReplicationContent {
    /// Its fields as a reader of its history sees them: names instead of identifiers.
    func told(_ texts: Texts, in tx: Transaction) throws -> [ContentField] {
        let place = try TerritoryLink.find([territory], language: texts.language, in: tx)[territory]?.label
        let names = try Thing.find(carriers + partners, in: tx).mapValues(\.title)
        let listed = { (ids: [Thing.ID]) in ids.compactMap { names[$0] }.joined(separator: ", ") }
        let origins = try ParentLink.all(parents, in: texts.language, tx).map { parent in
            parent.name ?? texts("replications.parents.\(parent.standing.rawValue)")
        }
        return fields.map { field in
            switch field.key {
            case "replications.form.territory": field.saying(place ?? territory.rawValue)
            case "replications.form.carriers": field.saying(listed(carriers))
            case "replications.form.partners": field.saying(listed(partners))
            case "replications.form.parents": field.saying(origins.joined(separator: ", "))
            default: field
            }
        }
    }
}
