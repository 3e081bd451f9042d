import Commons
import Licences

/// How a medium is named wherever it is shown: title, authors, licence, where it is (Creative Commons, "TASL").
struct Attribution {
    private let thing: Thing
    private let content: MediumContent
    private let address: String

    init(of thing: Thing, _ content: MediumContent, at address: String) {
        self.thing = thing
        self.content = content
        self.address = address + thing.path
    }

    var text: String {
        let licence = OpenLicence(id: content.licence)
        return "« \(thing.title) », \(content.authors), \(licence?.name ?? content.licence) "
            + "(\(licence?.address ?? "")), \(address)"
    }
}
