import Storage
package import Web

extension Thing {
    /// Names the thing for ever: its slug may change, this does not.
    package func name(on screen: Screen) -> String { screen.absolute("/things/\(id)") }

    /// What every thing says of itself as linked data; its kind adds the rest.
    ///
    /// - Parameters:
    ///   - title: with `summary`, in the language that is shown: a translation's, perhaps.
    package func linkedNode(
        _ types: [String], title: String? = nil, summary: String? = nil, language: String? = nil, _ screen: Screen
    ) -> LinkedNode {
        let language = language ?? self.language
        let fiction =
            isFictional ? JSON.text(screen.texts("commons.fictional.meaning"), in: screen.language.rawValue) : nil
        return LinkedNode(
            name(on: screen), types: types + ["prov:Entity"],
            [
                "schema:identifier": .string(id.rawValue),
                "schema:url": .string(screen.absolute(path)),
                "schema:name": .text(title ?? self.title, in: language),
                "schema:description": .text(summary ?? self.summary, in: language),
                "schema:inLanguage": .string(language),
                "schema:license": .string(Licence.address(of: licence)),
                "schema:version": .integer(revision),
                "schema:dateCreated": .moment(createdAt),
                "schema:dateModified": .moment(updatedAt),
                "prov:generatedAtTime": .moment(updatedAt),
                "schema:citation": source.map { .string($0) },
                "schema:disambiguatingDescription": fiction,
            ])
    }
}
