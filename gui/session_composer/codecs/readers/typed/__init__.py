"""Code in languages whose SDK has a type for each component: Go, Java, Kotlin, C#."""
