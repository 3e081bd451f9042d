import Storage
import Web

extension LabelPage {
    static var forms: [Format] { [.json, .jsonLD] }

    /// A certification, by whom, about what, and from when to when.
    func linkedData(_ screen: Screen) -> LinkedNode {
        let fiction =
            isFictional ? JSON.text(screen.texts("labels.notice.fictional"), in: screen.language.rawValue) : nil
        return LinkedNode(
            screen.absolute(label.path), types: ["schema:Certification", "prov:Entity"],
            [
                "schema:name": .string(issuer.name), "schema:url": .string(screen.absolute(label.path)),
                "schema:issuedBy": node(issuer, screen), "schema:about": node(replication, screen),
                "schema:certificationStatus": .string(
                    validity.stands ? "schema:CertificationActive" : "schema:CertificationInactive"),
                "schema:validFrom": grantedAt.map { .moment($0) },
                "schema:expires": expiresOn.map { .string($0.rawValue) },
                "schema:disambiguatingDescription": fiction,
            ])
    }

    private func node(_ link: Link, _ screen: Screen) -> JSON {
        [
            "@type": "schema:Thing", "schema:name": .string(link.name),
            "schema:url": .string(screen.absolute(link.path)),
        ]
    }
}
