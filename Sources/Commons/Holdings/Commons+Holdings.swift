extension Commons {
    /// What every thing has besides its present content. They come after the things themselves.
    package static let holdings = [
        HeldFormerSlug.holding, HeldRevision.holding, HeldTranslation.holding, HeldKeeper.holding,
        HeldAuditEntry.holding,
    ]
}
