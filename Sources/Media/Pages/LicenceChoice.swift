import Licences
import Web

/// The licences that a form offers.
struct LicenceChoice: RawRepresentable, CaseIterable, Sendable {
    let licence: OpenLicence

    var rawValue: String { licence.id }

    init?(rawValue: String) {
        guard let known = OpenLicence(id: rawValue) else { return nil }
        licence = known
    }

    static let allCases = OpenLicence.all.compactMap { LicenceChoice(rawValue: $0.id) }

    /// « CC BY-NC 4.0 – nommer les auteurs, sans usage commercial »
    func label(_ texts: Texts) -> String { "\(licence.name) – \(licence.terms(texts))" }
}

extension OpenLicence {
    /// What it asks for and forbids, in a few words.
    func terms(_ texts: Texts) -> String {
        let terms = [
            asksForAttribution ? "media.licence.attribution" : "media.licence.free",
            asksForSameLicence ? "media.licence.same" : nil, allowsCommerce ? nil : "media.licence.noCommerce",
            allowsAdaptation ? nil : "media.licence.noChange",
        ]
        return terms.compactMap { $0.map { texts($0) } }.joined(separator: ", ")
    }
}
