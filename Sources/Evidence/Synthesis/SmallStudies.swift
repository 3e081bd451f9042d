import MetaAnalysis

/// Whether small studies say otherwise than large ones: what two tests say of it, and what trimming and filling adds.
struct SmallStudies: Sendable {
    /// Of Egger's regression on the standard error (Sterne and Egger 2005).
    let egger: Double?
    /// Of the rank test of Begg and Mazumdar 1994.
    let begg: RankTest?
    /// How many studies seem to be missing on one side (Duval and Tweedie 2000, from the sum of ranks).
    let missing: Int
    /// The mirror images that stand for them.
    let images: [Effect]
    /// The mean with what was filled in.
    let filled: Double?

    /// Nil below ten studies, and where none of it can be said.
    init?(_ synthesis: Synthesis) {
        let effects = synthesis.effects
        guard effects.count >= Synthesis.fewestForBias else { return nil }
        egger = Self.egger(effects)
        begg = Self.begg(effects)
        do {
            let filling = try TrimAndFill(effects, Synthesis.model, .linear)
            (missing, images) = (filling.missing, filling.filled)
            filled = filling.fit.coefficients.first?.estimate
        } catch {
            (missing, images, filled) = (0, [], nil)
            if egger == nil, begg == nil { return nil }
        }
    }

    private static func egger(_ effects: [Effect]) -> Double? {
        do {
            return try FunnelRegression(effects, .metaRegression(Model(Synthesis.model.effects))).slope.p
        } catch { return nil }
    }

    private static func begg(_ effects: [Effect]) -> RankTest? {
        do { return try RankTest(effects) } catch { return nil }
    }
}
