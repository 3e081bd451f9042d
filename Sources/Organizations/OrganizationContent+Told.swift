import Commons
import Storage
import Territories
import Web

extension OrganizationContent {
    /// Its fields as a reader of its history sees them.
    func told(_ texts: Texts, in tx: Transaction) throws -> [ContentField] {
        let place = try territory.flatMap { try TerritoryLink.find([$0], language: texts.language, in: tx)[$0]?.label }
        return fields.map { field in
            switch field.key {
            case "organizations.form.kind": field.saying(texts(kind.textKey))
            case "organizations.form.territory": field.saying(place ?? "")
            default: field
            }
        }
    }
}
