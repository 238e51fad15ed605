"""First names that are often heard in Dutch towns: behind one of them a word with a capital is a surname.

For a second look only, never to decide who somebody is. A name that is also a word which begins a sentence is left out.
"""

FIRST_NAMES = (
    "Aart|Abdel|Abdullah|Achmed|Adam|Ahmed|Aisha|Ali|Amina|Amir|Andrea|Andrzej|Anna|Anne|Annelies|Anouk|Ans|Anton|"
    "Arie|Arjen|Astrid|Aylin|Ayşe|Bart|Bep|Bert|Bilal|Bram|Carla|Cees|Chantal|Charlotte|Chris|Cor|Corrie|Daan|"
    "Daniel|David|Defne|Dennis|Dewi|Diana|Dirk|Eda|Edwin|Elif|Ellen|Emine|Emma|Emre|Erik|Esra|Esther|Eva|Evelien|"
    "Farida|Fatima|Fatma|Femke|Floor|Frank|Frans|Fred|Gerard|Gerda|Gerrit|Greet|Hanna|Hans|Harm|Harry|Hasan|"
    "Hassan|Hatice|Henk|Herman|Ibrahim|Ilse|Ineke|Ingrid|Iris|Ivan|Jaap|Jacob|Jan|Janneke|Jasper|Jeroen|Jesse|"
    "Joanna|Johan|Joke|Jolanda|Joost|Joris|Jos|Joyce|Julia|Jürgen|Karel|Karim|Karin|Katarzyna|Kees|Khadija|Klaas|"
    "Lars|Laura|Leila|Leo|Lies|Linda|Lisa|Loes|Lotte|Lucas|Maaike|Maarten|Manon|Marcel|Marco|Margriet|Maria|"
    "Mariam|Marianne|Marieke|Marijke|Marja|Marloes|Martijn|Maryam|Mehmet|Merve|Michael|Miriam|Mohamed|Mohammed|"
    "Monique|Murat|Mustafa|Nadia|Najat|Naomi|Nasser|Natasha|Nick|Nicole|Nina|Noor|Olga|Omar|Oscar|Paula|Peter|"
    "Petra|Piet|Pieter|Piotr|Rachid|Rashid|Rebecca|Remco|René|Ria|Richard|Rick|Rietje|Rob|Robert|Roel|Ronald|"
    "Ruben|Ruud|Said|Samira|Sander|Sandra|Sanne|Sara|Sarah|Saskia|Sharon|Simon|Sjaak|Sofie|Sophie|Stefan|Sven|"
    "Svetlana|Sylvia|Tamara|Teun|Thea|Theo|Thijs|Thomas|Tim|Tineke|Tom|Toos|Truus|Viktor|Wendy|Wies|Willem|Wilma|"
    "Wim|Wouter|Yasmin|Youssef|Yusuf|Zeynep|Ömer|Özlem|İbrahim"
)
"""As the alternatives of a pattern."""
