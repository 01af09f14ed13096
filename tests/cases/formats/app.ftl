### Resource

# On top
hello = Bonjour { $name } !
-brand = Firefox
    .gender = masculine
block =
    Première ligne
      en retrait

    fin
count = { $n ->
    [one] Un fichier
   *[other] { $n } fichiers
}
btn = Ouvrir
    .title = Titre
    .label = { "" }Étiquette
only-attr =
    .aria-label = Fermer
junk here
